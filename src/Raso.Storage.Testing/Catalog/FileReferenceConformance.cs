using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Which files belong to which rows, and what becomes of files when rows go.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class FileReferenceConformance<THarness> : AssetConformance<THarness, VisualAsset, NewVisualAsset, VisualAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected FileReferenceConformance()
        : base(VisualKind.Instance)
    {
    }

    /// <summary>The files of a paper are its PDF and the files and source code of every version of its assets; all of them go with it.</summary>
    [Fact]
    public async Task DeletePaper_FilesOfEachKind_TurnDeleting()
    {
        var paper = await AddPaperAsync();
        var pdf = await AttachPdfAsync(paper.Id);
        var (visual, files) = await AddVisualWithSourceAsync(paper.Id);
        var (second, third) = (await BeginAsync(), await BeginAsync());
        await PointAsync(visual.Id, second);
        var video = await AddAsync(VideoKind.Instance, VideoKind.Instance.Plain(paper.Id));
        var audio = await AddAsync(AudioKind.Instance, AudioKind.Instance.Plain(paper.Id));
        await WriteAsync(async session =>
        {
            await ConfirmAsync(session, third);
            await session.Audio.UpdateAsync(audio.Id, new AudioAssetChanges(), FileOf(third), null, Token);
        });
        var keptPaper = await AddPaperAsync();
        var kept = await AttachPdfAsync(keptPaper.Id);

        var listed = await ReadAsync(session => session.Files.ListOfPaperAsync(paper.Id, Token));
        await WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token));

        var paths = new[] { pdf.Path, files[0].Path, files[1].Path, second.Path, third.Path, video.FilePath, audio.FilePath };
        var found = new List<LedgerFile>();
        foreach (var path in paths)
        {
            found.Add(Assert.IsType<LedgerFile>(await ReadAsync(session => session.Files.FindAsync(path, Token))));
        }

        Assert.All(found, file => Assert.Equal(FileState.Deleting, file.State));
        Assert.Equal(found.Select(file => file.Id).Order(), listed.Order());
        await FileIsAsync(FileState.Committed, kept);
        Assert.Empty(await ReadAsync(session => session.Files.ListOfPaperAsync(paper.Id, Token)));
        Assert.Equal([kept.FileId], await ReadAsync(session => session.Files.ListOfPaperAsync(keptPaper.Id, Token)));
    }

    /// <summary>The files of an asset are those of all its versions, and no other's.</summary>
    [Fact]
    public async Task ListOfAsset_SeveralVersions_GivesTheirFiles()
    {
        var paper = await AddPaperAsync();
        await AttachPdfAsync(paper.Id);
        var (visual, files) = await AddVisualWithSourceAsync(paper.Id);
        await AddAsync(Kind.Plain(paper.Id));
        var next = await BeginAsync();
        await PointAsync(visual.Id, next);

        var listed = await ReadAsync(session => session.Files.ListOfAssetAsync(AssetType.Visual, visual.Id, Token));

        Assert.Equal(new[] { files[0].FileId, files[1].FileId, next.FileId }.Order(), listed.Order());
        Assert.Empty(await ReadAsync(session => session.Files.ListOfAssetAsync(AssetType.Video, visual.Id, Token)));
        Assert.Empty(await ReadAsync(session => session.Files.ListOfAssetAsync(AssetType.Visual, Guid.CreateVersion7(), Token)));
    }

    /// <summary>The list is told inside the transaction that deletes, before the rows go.</summary>
    [Fact]
    public async Task ListOfPaper_InTheDeletingTransaction_TellsTheFiles()
    {
        var paper = await AddPaperAsync();
        var pdf = await AttachPdfAsync(paper.Id);
        var asset = await AddAsync(Kind.Plain(paper.Id));

        var listed = await WriteAsync(async session =>
        {
            var ids = await session.Files.ListOfPaperAsync(paper.Id, Token);
            await session.Papers.DeleteAsync(paper.Id, Token);
            return ids;
        });

        var claims = await WriteAsync(session => session.Files.ClaimDeletionsAsync(listed, 10, LongLease, LongLease, Token));
        Assert.Equal(2, listed.Count);
        Assert.Equal(listed.Order(), claims.Select(claim => claim.FileId).Order());
        Assert.Equal(new[] { asset.FilePath, pdf.Path }.Order(), claims.Select(claim => StoragePath.Parse(claim.Path)).Order());
    }

    /// <summary>Two transactions that each take away one of the last two references leave the file to be deleted, not to stay for ever.</summary>
    [Fact]
    public async Task Delete_LastTwoReferencesAtOnce_FileTurnsDeleting()
    {
        for (var round = 0; round < 5; round++)
        {
            var (first, second) = (await AddPaperAsync(), await AddPaperAsync());
            var pdf = await AttachPdfAsync(first.Id);
            await WriteAsync(session => session.Papers.SetPdfAsync(second.Id, pdf.Path, Token));

            await Task.WhenAll(
                WriteAsync(session => session.Papers.DeleteAsync(first.Id, Token)),
                WriteAsync(session => session.Papers.DeleteAsync(second.Id, Token)));

            await FileIsAsync(FileState.Deleting, pdf);
        }
    }

    private async Task<(VisualAsset Row, FileIntent[] Files)> AddVisualWithSourceAsync(Guid paperId)
    {
        var (file, source) = (await BeginAsync(), await BeginAsync());
        var row = await WriteAsync(async session =>
        {
            await ConfirmAsync(session, file);
            await ConfirmAsync(session, source);
            return Assert.IsType<VisualAsset>(
                await session.Visuals.InsertAsync(Guid.CreateVersion7(), Kind.Plain(paperId), FileOf(file, source), Token));
        });
        return (row, [file, source]);
    }
}
