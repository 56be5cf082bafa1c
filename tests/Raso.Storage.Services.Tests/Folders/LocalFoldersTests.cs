using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Folders;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Folders;

/// <summary>Folders of this machine: made, cleaned, counted, and gone with their paper.</summary>
public sealed class LocalFoldersTests(SqliteCatalogue catalogue) : LocalSuite(catalogue)
{
    private IStorageFolders Folders => Services.GetRequiredService<IStorageFolders>();

    [Fact]
    public async Task Create_MakesEveryFolderOfTheStructure()
    {
        var paper = await Papers.CreateAsync(Samples.Paper() with { PublicationDate = new DateOnly(2017, 6, 12) }, Token);

        var folder = await Folders.CreateAsync(paper.Id, Token);
        var shared = await Folders.CreateSharedAsync(Token);

        folder.Path.Value.Should().StartWith("papers/2017/Vaswani_Attention_Is_All_You_Need_");
        folder.Parts.Select(part => part.Value).Concat(shared).Should().OnlyContain(part => Directory.Exists(Path.Combine(Root, part)));
        File.Exists(Path.Combine(Root, folder.MetadataPath.Value)).Should().BeTrue();
    }

    [Fact]
    public async Task Delete_OfAPaperWithStructureAndFiles_LeavesNoFolder()
    {
        var paper = await Papers.CreateAsync(Samples.Paper(), Token);
        await Folders.CreateAsync(paper.Id, Token);
        await Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token);

        await Papers.DeleteAsync(paper.Id, Token);

        Directory.Exists(Path.Combine(Root, paper.Folder)).Should().BeFalse();
    }

    [Fact]
    public async Task Delete_OfAPaperWithAForeignFileInItsFolder_LeavesThatFileAlone()
    {
        var paper = await Papers.CreateAsync(Samples.Paper(), Token);
        await Folders.CreateAsync(paper.Id, Token);
        var note = Path.Combine(Root, paper.Folder, "code", "note.txt");
        await File.WriteAllTextAsync(note, "mine", Token);

        await Papers.DeleteAsync(paper.Id, Token);

        Directory.EnumerateFiles(Path.Combine(Root, paper.Folder), "*", SearchOption.AllDirectories).Should().Equal(note);
    }

    [Fact]
    public async Task RemoveEmpty_RemovesWhatHoldsNoFile()
    {
        var paper = await Papers.CreateAsync(Samples.Paper(), Token);
        var folder = await Folders.CreateAsync(paper.Id, Token);
        var video = await Assets.Videos.CreateAsync(Samples.Video(paper), Samples.Text("film"), cancellationToken: Token);

        // 18 of the 19 parts, and above them scenes, animations, visuals, audio and so on.
        var removed = await Folders.RemoveEmptyAsync(folder.Path, Token);

        removed.Should().BeGreaterThan(folder.Parts.Count - 1);
        Directory.EnumerateDirectories(Path.Combine(Root, paper.Folder), "*", SearchOption.AllDirectories).Should().HaveCount(2);
        File.Exists(Path.Combine(Root, video.FilePath.Value)).Should().BeTrue();
        (await Folders.RemoveEmptyAsync(cancellationToken: Token)).Should().Be(0);
    }
}
