using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The record of papers' folders: due after every change, claimed by one at a time, fenced, and kept until a deleted paper's file is gone.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperFolderConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A folder that was added is due, with what its paper and the call say.</summary>
    [Fact]
    public async Task Add_OfAPaper_IsDueOnce()
    {
        var paper = await AddFolderAsync();

        var claim = Assert.Single(await ClaimAsync([paper.Id]));

        Assert.Equal((paper.Id, paper.Folder, "here"), (claim.PaperId, claim.Folder, claim.Backend));
        Assert.Empty(await ClaimAsync([paper.Id]));
        Assert.Empty(await ClaimAsync(null));
    }

    /// <summary>No folder is added for a paper that is not there.</summary>
    [Fact]
    public async Task Add_OfNoPaper_ReturnsFalse()
    {
        Assert.Null(await WriteAsync(session => session.PaperFolders.AddAsync(Guid.CreateVersion7(), "here", Token)));
        Assert.Empty(await ClaimAsync(null));
    }

    /// <summary>Once written it is not due; adding it again makes it due, and keeps its backend.</summary>
    [Fact]
    public async Task Complete_ThenAddAgain_IsDueAgain()
    {
        var paper = await AddFolderAsync();
        Assert.True(await CompleteAsync(Assert.Single(await ClaimAsync(null))));
        Assert.Empty(await ClaimAsync(null));

        Assert.NotNull(await WriteAsync(session => session.PaperFolders.AddAsync(paper.Id, "elsewhere", Token)));

        Assert.Equal("here", Assert.Single(await ClaimAsync(null)).Backend);
    }

    /// <summary>A change of the paper makes its folder due, and no other.</summary>
    [Fact]
    public async Task Update_OfAPaper_MakesItsFolderAloneDue()
    {
        var paper = await AddFolderAsync();
        await AddFolderAsync();
        foreach (var claim in await ClaimAsync(null))
        {
            await CompleteAsync(claim);
        }

        await WriteAsync(session => session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Changed" }, null, Token));

        Assert.Equal(paper.Id, Assert.Single(await ClaimAsync(null)).PaperId);
    }

    /// <summary>A change of a paper without a folder makes nothing due.</summary>
    [Fact]
    public async Task Update_OfAPaperWithoutFolder_MakesNothingDue()
    {
        var paper = await AddPaperAsync();

        await WriteAsync(session => session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Changed" }, null, Token));

        Assert.Empty(await ClaimAsync(null));
    }

    /// <summary>A change that comes while the file is written leaves the folder due.</summary>
    [Fact]
    public async Task Complete_AfterAChangeMeanwhile_StaysDue()
    {
        var paper = await AddFolderAsync();
        var claim = Assert.Single(await ClaimAsync(null));
        await WriteAsync(session => session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Changed" }, null, Token));

        Assert.True(await CompleteAsync(claim));

        Assert.True(Assert.Single(await ClaimAsync(null)).Revision > claim.Revision);
    }

    /// <summary>A transaction that changes a paper can claim its folder at once; rolled back, neither has happened.</summary>
    [Fact]
    public async Task Claim_InTheTransactionOfTheChange_IsRolledBackWithIt()
    {
        var paper = await AddFolderAsync();
        await CompleteAsync(Assert.Single(await ClaimAsync(null)));

        await Assert.ThrowsAsync<TimeoutException>(() => WriteAsync<bool>(async session =>
        {
            await session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Changed" }, null, Token);
            Assert.Single(await session.PaperFolders.ClaimAsync([paper.Id], 1, LongLease, Token));
            throw new TimeoutException();
        }));

        Assert.Empty(await ClaimAsync(null));
    }

    /// <summary>A claim that ran out passes on, and is worth nothing any more.</summary>
    [Fact]
    public async Task Claim_ThatRanOut_PassesOnAndIsFenced()
    {
        await AddFolderAsync();
        var late = Assert.Single(await WriteAsync(session => session.PaperFolders.ClaimAsync(null, 10, ShortLease, Token)));

        var next = Assert.Single(await EventuallyAsync(() => ClaimAsync(null), claims => claims.Count > 0));

        Assert.NotEqual(late.Token, next.Token);
        Assert.False(await CompleteAsync(late));
        Assert.False(await WriteAsync(session => session.PaperFolders.RemoveAsync(late, Token)));
        Assert.True(await CompleteAsync(next));
    }

    /// <summary>No more are claimed than asked for.</summary>
    [Fact]
    public async Task Claim_WithALimit_LeavesTheRest()
    {
        for (var i = 0; i < 5; i++)
        {
            await AddFolderAsync();
        }

        Assert.Equal(3, (await WriteAsync(session => session.PaperFolders.ClaimAsync(null, 3, LongLease, Token))).Count);
        Assert.Equal(2, (await ClaimAsync(null)).Count);
    }

    /// <summary>A paper that is deleted leaves its folder due, until it is forgotten.</summary>
    [Fact]
    public async Task Remove_AfterThePaperIsDeleted_ForgetsTheFolder()
    {
        var paper = await AddFolderAsync();
        await CompleteAsync(Assert.Single(await ClaimAsync(null)));
        await WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token));

        var claim = Assert.Single(await ClaimAsync(null));

        Assert.Equal(paper.Folder, claim.Folder);
        Assert.True(await WriteAsync(session => session.PaperFolders.RemoveAsync(claim, Token)));
        Assert.False(await WriteAsync(session => session.PaperFolders.RemoveAsync(claim, Token)));
        Assert.Empty(await ClaimAsync(null));
    }

    /// <summary>The folder of a paper that is there is not forgotten: the claim is given back.</summary>
    [Fact]
    public async Task Remove_WhileThePaperIsThere_GivesTheClaimBack()
    {
        await AddFolderAsync();
        var claim = Assert.Single(await ClaimAsync(null));

        Assert.False(await WriteAsync(session => session.PaperFolders.RemoveAsync(claim, Token)));

        Assert.Single(await ClaimAsync(null));
    }

    /// <summary>A claim that is released leaves a pause for those who look for anything, and none for who asks for the paper.</summary>
    [Fact]
    public async Task Release_OfAClaim_LeavesAPauseButForThePaperItself()
    {
        var paper = await AddFolderAsync();
        var claim = Assert.Single(await ClaimAsync(null));
        Assert.Empty(await ClaimAsync([paper.Id]));

        Assert.True(await WriteAsync(session => session.PaperFolders.ReleaseAsync(claim, Token)));

        Assert.False(await WriteAsync(session => session.PaperFolders.ReleaseAsync(claim, Token)));
        Assert.False(await CompleteAsync(claim));
        Assert.Empty(await ClaimAsync(null));
        Assert.Single(await ClaimAsync([paper.Id]));
    }

    /// <summary>The revision that was written is told, and adding the folder again tells a later one.</summary>
    [Fact]
    public async Task FindWritten_OfAFolder_IsTheRevisionThatWasCompleted()
    {
        var paper = await AddFolderAsync();
        Assert.Equal(0, await WrittenAsync(paper.Id));
        var claim = Assert.Single(await ClaimAsync(null));
        await CompleteAsync(claim);

        Assert.Equal(claim.Revision, await WrittenAsync(paper.Id));
        Assert.True(await WriteAsync(session => session.PaperFolders.AddAsync(paper.Id, "here", Token)) > claim.Revision);
        Assert.Null(await WrittenAsync(Guid.CreateVersion7()));
    }

    /// <summary>Two that claim at once never get the same folder.</summary>
    [Fact]
    public async Task Claim_ByManyAtOnce_GivesEachFolderToOne()
    {
        for (var i = 0; i < 20; i++)
        {
            await AddFolderAsync();
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ClaimAsync(null), Token)));

        Assert.Equal(20, claims.SelectMany(some => some).Select(claim => claim.PaperId).Distinct().Count());
        Assert.Equal(20, claims.Sum(some => some.Count));
    }

    private async Task<Paper> AddFolderAsync()
    {
        var paper = await AddPaperAsync();
        Assert.NotNull(await WriteAsync(session => session.PaperFolders.AddAsync(paper.Id, "here", Token)));
        return paper;
    }

    private Task<IReadOnlyList<PaperFolderClaim>> ClaimAsync(IReadOnlyCollection<Guid>? papers) =>
        WriteAsync(session => session.PaperFolders.ClaimAsync(papers, 100, LongLease, Token));

    private Task<long?> WrittenAsync(Guid paperId) => ReadAsync(session => session.PaperFolders.FindWrittenAsync(paperId, Token));

    private Task<bool> CompleteAsync(PaperFolderClaim claim) => WriteAsync(session => session.PaperFolders.CompleteAsync(claim, Token));
}
