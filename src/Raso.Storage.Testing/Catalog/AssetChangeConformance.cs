using Raso.Storage.Assets;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Changing assets of one kind without a new file.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
/// <typeparam name="TAsset">The kind of asset.</typeparam>
/// <typeparam name="TNew">New assets of that kind.</typeparam>
/// <typeparam name="TChanges">The changes of that kind.</typeparam>
public abstract class AssetChangeConformance<THarness, TAsset, TNew, TChanges> : AssetConformance<THarness, TAsset, TNew, TChanges>
    where THarness : CatalogConformanceHarness, new()
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges, new()
{
    /// <summary>Initializes the test.</summary>
    /// <param name="kind">The kind of asset under test.</param>
    protected AssetChangeConformance(AssetKind<TAsset, TNew, TChanges> kind)
        : base(kind)
    {
    }

    /// <summary>All fields can be changed at once; the file and its version stay.</summary>
    [Fact]
    public async Task Update_EveryField_ChangesAllAndMakesNoVersion()
    {
        var before = await AddFullAsync();
        var (_, otherVideo) = await AddPaperWithVideoAsync();
        var other = Kind.Other(before.PaperId, otherVideo);

        var after = await ChangeAsync(before.Id, Fields.ChangeAll<TChanges>(other));

        Fields.Same(other, after);
        Fields.Same(before, after, [.. RowFields, .. Fields.Names<TChanges>()]);
        Fields.Same(after, await GetAsync(before.Id));
    }

    /// <summary>What may be empty is cleared by null; what was not set stays.</summary>
    [Fact]
    public async Task Update_Null_ClearsField()
    {
        var before = await AddFullAsync();
        var cleared = Fields.Names<TChanges>().Where(field => Fields.IsNullable(Fields.Of(Kind.Plain(before.PaperId), field))).ToArray();

        var after = await ChangeAsync(before.Id, Fields.ChangeAll<TChanges>(Kind.Full(before.PaperId, Guid.Empty), clear: true));

        Assert.NotEmpty(cleared);
        Assert.All(cleared, field => Fields.Same(field, null, Fields.Of(after, field).GetValue(after)));
        Fields.Same(before, after, [.. RowFields, .. cleared]);
        Fields.Same(after, await GetAsync(before.Id));
    }

    /// <summary>Each change lets the row version grow by one and the time of the change not go back.</summary>
    [Fact]
    public async Task Update_Repeated_RowVersionGrows()
    {
        var row = await AddFullAsync();
        for (var i = 0; i < 5; i++)
        {
            var next = await ChangeAsync(row.Id, new TChanges { Title = $"Title {i}" }, row.RowVersion);
            Assert.Equal(row.RowVersion + 1, next.RowVersion);
            Assert.True(next.UpdatedAt >= row.UpdatedAt, "The time of a change went back.");
            row = next;
        }

        await EventuallyAsync(() => ChangeAsync(row.Id, new TChanges { Title = "Later" }), later => later.UpdatedAt > row.UpdatedAt);
    }

    /// <summary>Who builds on another row version is refused, and nothing is changed.</summary>
    /// <param name="offset">How far the expected row version is from the present one.</param>
    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public async Task Update_OtherRowVersion_ThrowsConflict(int offset)
    {
        var row = await AddFullAsync();
        var present = await ChangeAsync(row.Id, new TChanges { Title = "First" }, row.RowVersion);

        await ThrowsAsync(
            CatalogErrorCode.Conflict, () => ChangeAsync(row.Id, new TChanges { Title = "Second" }, present.RowVersion + offset));

        Fields.Same(present, await GetAsync(row.Id));
    }

    /// <summary>Of many who build on one row version, one gets through and the others are told.</summary>
    [Fact]
    public async Task Update_ManyOnOneRowVersion_OneWins()
    {
        var row = await AddFullAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            try
            {
                await ChangeAsync(row.Id, new TChanges { Title = $"Writer {number}" }, row.RowVersion);
                return (CatalogErrorCode?)null;
            }
            catch (CatalogException error)
            {
                return error.Code;
            }
        }));

        Assert.Equal(1, outcomes.Count(code => code is null));
        Assert.Equal(7, outcomes.Count(code => code == CatalogErrorCode.Conflict));
    }

    /// <summary>An id without a row cannot be changed, whatever row version is expected.</summary>
    /// <param name="expectedRowVersion">The expected row version.</param>
    [Theory]
    [InlineData(null)]
    [InlineData(1L)]
    public async Task Update_NoSuchAsset_ThrowsNotFound(long? expectedRowVersion) =>
        await ThrowsAsync(
            CatalogErrorCode.NotFound, () => ChangeAsync(Guid.CreateVersion7(), new TChanges { Title = "New" }, expectedRowVersion));

    /// <summary>A change against the rules of the schema is refused whole.</summary>
    [Fact]
    public async Task Update_AgainstTheRules_ThrowsConstraintViolation()
    {
        var before = await AddFullAsync();

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => ChangeAsync(before.Id, new TChanges { Description = "Changed", SceneNumber = -1 }));

        Fields.Same(before, await GetAsync(before.Id));
    }

    /// <summary>Changes one field and requires that it changed, and no other.</summary>
    /// <param name="field">The field.</param>
    /// <returns>A task that ends when it was checked.</returns>
    protected async Task ChangesOneFieldAsync(string field)
    {
        var before = await AddFullAsync();
        var (_, otherVideo) = await AddPaperWithVideoAsync();
        var other = Kind.Other(before.PaperId, otherVideo);
        var value = Fields.Of(other, field).GetValue(other);

        var after = await ChangeAsync(before.Id, Fields.Change<TChanges>(field, value));

        Fields.Same(field, value, Fields.Of(after, field).GetValue(after));
        Fields.Same(before, after, [.. RowFields, field]);
        Fields.Same(after, await GetAsync(before.Id));
    }
}
