using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Changing papers: chosen fields alone, row versions, and the PDF.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperUpdateConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>One field is changed, and no other.</summary>
    /// <param name="field">The field.</param>
    [Theory]
    [MemberData(nameof(FieldCases.OfPapers), MemberType = typeof(FieldCases))]
    public async Task Update_OneField_ChangesItAlone(string field)
    {
        var before = await AddPaperAsync(SamplePapers.Full);
        var value = Fields.Of(SamplePapers.Other, field).GetValue(SamplePapers.Other);

        var after = await UpdateAsync(before.Id, Fields.Change<PaperChanges>(field, value));

        Fields.Same(field, value, Fields.Of(after, field).GetValue(after));
        Fields.Same(before, after, field, nameof(Paper.UpdatedAt), nameof(Paper.RowVersion));
        Fields.Same(after, await GetPaperAsync(before.Id));
    }

    /// <summary>All fields can be changed at once.</summary>
    [Fact]
    public async Task Update_EveryField_ChangesAll()
    {
        var before = await AddPaperAsync(SamplePapers.Full);

        var after = await UpdateAsync(before.Id, Fields.ChangeAll<PaperChanges>(SamplePapers.Other));

        Fields.Same(SamplePapers.Other, after);
        Assert.Equal(before.Folder, after.Folder);
        Assert.Equal(before.CreatedAt, after.CreatedAt);
    }

    /// <summary>What may be empty is cleared by null; what was not set stays.</summary>
    [Fact]
    public async Task Update_Null_ClearsField()
    {
        var before = await AddPaperAsync(SamplePapers.Full);

        var after = await UpdateAsync(before.Id, Fields.ChangeAll<PaperChanges>(SamplePapers.Full, clear: true) with { Keywords = new([]) });

        Fields.Same(SamplePapers.Plain with { Title = before.Title, Authors = before.Authors }, after);
    }

    /// <summary>Each change lets the row version grow by one and the time of the change not go back.</summary>
    [Fact]
    public async Task Update_Repeated_RowVersionGrows()
    {
        var row = await AddPaperAsync();
        for (var i = 0; i < 5; i++)
        {
            var next = await UpdateAsync(row.Id, new PaperChanges { Title = $"Title {i}" }, row.RowVersion);
            Assert.Equal(row.RowVersion + 1, next.RowVersion);
            Assert.True(next.UpdatedAt >= row.UpdatedAt, "The time of a change went back.");
            Assert.Equal(row.CreatedAt, next.CreatedAt);
            row = next;
        }
    }

    /// <summary>The time of a change is that of the change, not that of the insert.</summary>
    [Fact]
    public async Task Update_Later_UpdatedAtGrows()
    {
        var row = await AddPaperAsync();

        await EventuallyAsync(
            () => UpdateAsync(row.Id, new PaperChanges { Title = "Another" }),
            after => after.UpdatedAt > row.UpdatedAt && after.CreatedAt == row.CreatedAt);
    }

    /// <summary>Who builds on an old row version is refused, and nothing is changed.</summary>
    [Fact]
    public async Task Update_OldRowVersion_ThrowsConflict()
    {
        var old = await AddPaperAsync(SamplePapers.Full);
        var present = await UpdateAsync(old.Id, new PaperChanges { Title = "First" }, old.RowVersion);

        await ThrowsAsync(CatalogErrorCode.Conflict, () => UpdateAsync(old.Id, new PaperChanges { Title = "Second" }, old.RowVersion));

        Fields.Same(present, await GetPaperAsync(old.Id));
    }

    /// <summary>A row version from the future is no better than an old one.</summary>
    [Fact]
    public async Task Update_FutureRowVersion_ThrowsConflict()
    {
        var row = await AddPaperAsync();

        await ThrowsAsync(CatalogErrorCode.Conflict, () => UpdateAsync(row.Id, new PaperChanges { Title = "New" }, row.RowVersion + 1));
    }

    /// <summary>Of many who build on one row version, one gets through and the others are told.</summary>
    [Fact]
    public async Task Update_ManyOnOneRowVersion_OneWins()
    {
        var row = await AddPaperAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            try
            {
                await UpdateAsync(row.Id, new PaperChanges { Title = $"Writer {number}" }, row.RowVersion);
                return (CatalogErrorCode?)null;
            }
            catch (CatalogException error)
            {
                return error.Code;
            }
        }));

        Assert.Equal(1, outcomes.Count(code => code is null));
        Assert.Equal(7, outcomes.Count(code => code == CatalogErrorCode.Conflict));
        Assert.Equal(row.RowVersion + 1, (await GetPaperAsync(row.Id)).RowVersion);
    }

    /// <summary>An id without a row cannot be changed, whatever row version is expected.</summary>
    /// <param name="expectedRowVersion">The expected row version.</param>
    [Theory]
    [InlineData(null)]
    [InlineData(1L)]
    public async Task Update_NoSuchPaper_ThrowsNotFound(long? expectedRowVersion) =>
        await ThrowsAsync(
            CatalogErrorCode.NotFound, () => UpdateAsync(Guid.CreateVersion7(), new PaperChanges { Title = "New" }, expectedRowVersion));

    /// <summary>A DOI that another paper has is refused; one's own is not.</summary>
    [Fact]
    public async Task Update_DoiTaken_ThrowsAlreadyExists()
    {
        var first = await AddPaperAsync(SamplePapers.Full);
        var second = await AddPaperAsync(SamplePapers.Other);

        await ThrowsAsync(CatalogErrorCode.AlreadyExists, () => UpdateAsync(second.Id, new PaperChanges { Doi = first.Doi }));
        Assert.Equal(first.Doi, (await UpdateAsync(first.Id, new PaperChanges { Doi = first.Doi })).Doi);
        Assert.Equal(SamplePapers.Other.Doi, (await GetPaperAsync(second.Id)).Doi);
    }

    /// <summary>A change against the rules of the schema is refused whole.</summary>
    [Fact]
    public async Task Update_AgainstTheRules_ThrowsConstraintViolation()
    {
        var before = await AddPaperAsync(SamplePapers.Full);

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => UpdateAsync(before.Id, new PaperChanges { Journal = "Changed", Title = new string('t', 501) }));

        Fields.Same(before, await GetPaperAsync(before.Id));
    }

    private Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion = null) =>
        WriteAsync(session => session.Papers.UpdateAsync(id, changes, expectedRowVersion, Token));
}
