using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Errors: one code on every catalogue, honest about being transient, and without secrets.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class ErrorConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>The dialect has a name, for messages.</summary>
    [Fact]
    public void Dialect_HasAName() => Assert.False(string.IsNullOrWhiteSpace(Catalog.Dialect));

    /// <summary>A database that cannot be reached is unavailable, whatever is asked of it; its password is not shown.</summary>
    [Fact]
    public async Task Run_UnreachableDatabase_ThrowsUnavailableWithoutSecrets()
    {
        var catalog = await Harness.CreateUnreachableAsync(Token);
        Assert.SkipWhen(catalog is null, "The dialect has no database that cannot be reached.");
        Func<Task>[] calls =
        [
            () => catalog.ReadAsync((session, token) => session.Papers.GetAsync(Guid.CreateVersion7(), token), Token),
            () => catalog.ReadLatestAsync((session, token) => session.Papers.GetAsync(Guid.CreateVersion7(), token), Token),
            () => catalog.ReadSnapshotAsync((session, token) => session.Papers.GetAsync(Guid.CreateVersion7(), token), Token),
            () => catalog.WriteAsync((session, token) => session.Papers.DeleteAsync(Guid.CreateVersion7(), token), Token),
            () => catalog.Migrations.LockAsync((session, token) => session.ListAppliedAsync(token), Token),
        ];

        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<CatalogException>(call);
            Assert.Equal(CatalogErrorCode.Unavailable, error.Code);
            Assert.True(error.IsTransient, "A database that cannot be reached may be there again later.");
            ShowsNoSecret(error);
        }

        Assert.All(Harness.Secrets, secret => Assert.DoesNotContain(secret, catalog.ToString() ?? "", StringComparison.Ordinal));
    }

    /// <summary>A database without the tables does not fit the code, and says so.</summary>
    [Fact]
    public async Task Run_TablesMissing_ThrowsSchemaMismatch()
    {
        await Catalog.Migrations.LockAsync(
            async (session, token) =>
            {
                foreach (var script in Catalog.Migrations.Scripts.Reverse())
                {
                    await session.UndoAsync(script, token);
                }

                return true;
            },
            Token);

        await ThrowsAsync(CatalogErrorCode.SchemaMismatch, () => ReadAsync(session => session.Papers.GetAsync(Guid.CreateVersion7(), Token)));
        await ThrowsAsync(CatalogErrorCode.SchemaMismatch, () => WriteAsync(session => session.Papers.DeleteAsync(Guid.CreateVersion7(), Token)));
    }

    /// <summary>The code, and that trying again is no use, is the same whichever way an error comes.</summary>
    /// <param name="code">The code.</param>
    [Theory]
    [InlineData(CatalogErrorCode.NotFound)]
    [InlineData(CatalogErrorCode.AlreadyExists)]
    [InlineData(CatalogErrorCode.Conflict)]
    [InlineData(CatalogErrorCode.ConstraintViolation)]
    [InlineData(CatalogErrorCode.LeaseLost)]
    public async Task Write_Refused_SaysWhyAndThatItIsNoUse(CatalogErrorCode code)
    {
        var paper = await AddPaperAsync(SamplePapers.Full);
        var stranger = new FileIntent(Guid.CreateVersion7(), StoragePath.Parse("files/stranger"), Guid.CreateVersion7());

        var error = await ThrowsAsync(code, () => WriteAsync<object?>(async session => code switch
        {
            CatalogErrorCode.NotFound => await session.Papers.UpdateAsync(Guid.CreateVersion7(), new PaperChanges { Title = "New" }, null, Token),
            CatalogErrorCode.AlreadyExists => await session.Papers.InsertAsync(Guid.CreateVersion7(), SamplePapers.Full, "papers/again", Token),
            CatalogErrorCode.Conflict => await session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "New" }, 99, Token),
            CatalogErrorCode.ConstraintViolation => await session.Papers.SetPdfAsync(paper.Id, stranger.Path, Token),
            _ => await ConfirmStrangerAsync(session, stranger),
        }));

        Assert.Null(await ReadAsync(session => session.Files.FindAsync(stranger.Path, Token)));
        Fields.Same(paper, await GetPaperAsync(paper.Id));
        Assert.NotEqual(CatalogErrorCode.Unknown, error.Code);
    }

    private async Task<object?> ConfirmStrangerAsync(ICatalogSession session, FileIntent stranger)
    {
        await ConfirmAsync(session, stranger);
        return null;
    }
}
