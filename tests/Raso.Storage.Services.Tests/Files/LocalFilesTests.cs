using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Files;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>The whole way over a folder of this machine.</summary>
public sealed class LocalFilesTests(SqliteCatalogue catalogue) : LocalSuite(catalogue)
{
    [Fact]
    public async Task Create_WritesFilesThatArePlayableAsTheyAre()
    {
        var paper = await Papers.CreateAsync(Samples.Paper(), Token);
        var attached = await Papers.AttachPdfAsync(paper.Id, Samples.Pdf("disk"), cancellationToken: Token);
        var video = await Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token);

        (await File.ReadAllTextAsync(Path.Combine(Root, attached.PdfPath!.Value), Token)).Should().EndWith("disk");
        (await File.ReadAllTextAsync(Path.Combine(Root, video.FilePath.Value), Token)).Should().Be("film");
    }

    [Fact]
    public async Task Delete_LeavesNoFile()
    {
        var paper = await Papers.CreateAsync(Samples.Paper(), Token);
        await Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token);

        await Papers.DeleteAsync(paper.Id, Token);

        FilesOf("papers").Should().BeEmpty();
        (await Services.GetRequiredService<IFileSweeper>().SweepAsync(Token)).Should().BeEquivalentTo(new SweepReport(0, 0, []));
    }

    [Fact]
    public async Task Open_OfAFileThatSomebodyChanged_IsCorrupted()
    {
        var paper = await Papers.CreateAsync(Samples.Paper(), Token);
        var video = await Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token);
        await File.WriteAllTextAsync(Path.Combine(Root, video.FilePath.Value), "fake", Token);

        var read = async () =>
        {
            await using var file = await Assets.Videos.OpenAsync(video.Id, cancellationToken: Token);
            await file.Content.CopyToAsync(Stream.Null, Token);
        };

        (await read.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    [Fact]
    public async Task Create_WhoseSourceBreaksHalfWay_LeavesNoFileAndNoTemporaryOne()
    {
        var paper = await Papers.CreateAsync(Samples.Paper(), Token);
        var content = FileContent.FromStream(new BreakingStream(new byte[100_000]));

        var create = () => Assets.Videos.CreateAsync(Samples.Video(paper), content, cancellationToken: Token);

        await create.Should().ThrowAsync<InvalidDataException>();
        FilesOf("").Where(path => !path.Contains(".raso", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private IEnumerable<string> FilesOf(string folder) => Directory.Exists(Path.Combine(Root, folder))
        ? Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
        : [];
}
