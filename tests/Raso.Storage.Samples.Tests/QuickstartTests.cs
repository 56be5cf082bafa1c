using System.Security.Cryptography;

namespace Raso.Storage.Samples.Tests;

public sealed class QuickstartTests : IDisposable
{
    private const string Pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-quickstart-");

    private string Data => Path.Combine(_folder.FullName, "data");

    [Fact]
    public async Task Run_Twice_TakesTheSampleInAndFindsItAgain()
    {
        var first = await Quickstart.RunAsync("--data", Data);
        var filesOfFirst = Files();
        var second = await Quickstart.RunAsync("--data", Data);

        first.ExitCode.Should().Be(0, first.Printed);
        first.Printed.Should().Contain("24 papers of the sample were taken in, 0 were there already.");
        first.Printed.Should().Contain("Ashish Vaswani, Noam Shazeer,").And.Contain("and 4 more").And.Contain("self-attention")
            .And.MatchRegex("and [1-9][0-9]* more folders with [0-9]+ files");
        first.Printed.Should().Contain("Deleted Deep Residual Learning for Image Recognition").And.MatchRegex("it had [1-9][0-9]* files, it has 0 now");
        filesOfFirst.Should().HaveCountGreaterThan(23).And.NotContain(path => path.Contains("residual", StringComparison.OrdinalIgnoreCase));
        second.ExitCode.Should().Be(0, second.Printed);
        second.Printed.Should().Contain("1 papers of the sample were taken in, 23 were there already.").And.Contain("it has 0 now");
        Files().Should().HaveSameCount(filesOfFirst);
    }

    [Fact]
    public async Task Run_FolderWithInvalidAndRepeatedPdfs_TakesEachPdfInOnce()
    {
        var input = _folder.CreateSubdirectory("input").FullName;
        await WriteAsync(Path.Combine(input, "a [draft].pdf"), Pdf);
        await WriteAsync(Path.Combine(input, "b copy.pdf"), Pdf);
        await WriteAsync(Path.Combine(input, "c invalid.pdf"), "<html>not found</html>");
        await WriteAsync(Path.Combine(input, "d empty.pdf"), "");
        File.CreateSymbolicLink(Path.Combine(input, "e dangling.pdf"), Path.Combine(input, "gone.pdf"));
        await WriteAsync(Path.Combine(input, "f unreadable.pdf"), Pdf + "%unreadable\n");
        var readable = OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(input, "f unreadable.pdf"), UnixFileMode.None);
        }

        await WriteAsync(Path.Combine(input, "g last.pdf"), Pdf + "%last\n");

        var first = await Quickstart.RunAsync("--data", Data, "--input", input);
        var files = Files();
        var second = await Quickstart.RunAsync("--data", Data, "--input", input);

        first.ExitCode.Should().Be(0, first.Printed);
        first.Printed.Should().Contain("Took in a [draft].")
            .And.Contain("b copy.pdf is there already, as a [draft].")
            .And.Contain("c invalid.pdf is no PDF: left out.")
            .And.Contain("d empty.pdf is empty: left out.")
            .And.Contain("e dangling.pdf is a link to a file that is not there: left out.")
            .And.Contain(readable ? "Took in f unreadable." : "f unreadable.pdf was left out: may not be read; give yourself the right to read it.")
            .And.Contain("Took in g last.");
        second.ExitCode.Should().Be(0, second.Printed);
        second.Printed.Should().Contain("a [draft].pdf is there already").And.NotContain("Took in");
        Files().Should().HaveSameCount(files);
    }

    [Fact]
    public async Task Run_OfTheSample_GivesEachPaperAPdfOfItsOwn()
    {
        await Quickstart.RunAsync("--data", Data);

        var pdfs = Files().Where(path => path.EndsWith(".pdf", StringComparison.Ordinal)).Select(path => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))).ToList();
        pdfs.Should().HaveCount(23).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Run_DataThatIsAFile_SaysWhatToDo()
    {
        await WriteAsync(Data, "a file");

        var run = await Quickstart.RunAsync("--data", Data);

        run.ExitCode.Should().Be(1);
        run.Printed.Should().Contain("it is a file. Choose another folder with --data.").And.NotContain(" at Quickstart.");
    }

    [Fact]
    public async Task Run_FolderThatIsMissing_SaysSoBeforeAnythingIsMade()
    {
        var run = await Quickstart.RunAsync("--data", Data, "--input", Path.Combine(_folder.FullName, "gone"));

        run.ExitCode.Should().Be(1);
        run.Printed.Should().Contain("gone").And.NotContain(" at Quickstart.");
        Directory.Exists(Data).Should().BeFalse();
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=app;Password=hunter2", "PostgreSQL at 127.0.0.1:1 could not be reached")]
    [InlineData("Host=127.0.0.1;Port=nine;Password=hunter2", "--postgres cannot be read")]
    [InlineData("Username=app;Password=hunter2", "--postgres names no host")]
    public async Task Run_BadConnectionString_SaysWhatIsWrongWithoutThePassword(string connection, string message)
    {
        var run = await Quickstart.RunAsync("--data", Data, "--postgres", connection);

        run.ExitCode.Should().Be(1);
        run.Printed.Should().Contain(message).And.NotContain("hunter2").And.NotContain(" at Quickstart.");
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--input")]
    public async Task Run_EmptyFolderName_SaysSo(string option)
    {
        var run = await Quickstart.RunAsync([.. option == "--data" ? Array.Empty<string>() : ["--data", Data], option, ""]);

        run.ExitCode.Should().NotBe(0);
        run.Printed.Should().Contain($"{option} is empty; name a folder.").And.NotContain(" at ");
        Directory.Exists(Data).Should().BeFalse();
    }

    [Fact]
    public async Task Run_FolderWithPdfsInAFolderAlone_SaysThatItIsNotLookedInto()
    {
        await WriteAsync(Path.Combine(_folder.CreateSubdirectory("input/deeper").FullName, "a.pdf"), Pdf);

        var run = await Quickstart.RunAsync("--data", Data, "--input", Path.Combine(_folder.FullName, "input"));

        run.ExitCode.Should().Be(0, run.Printed);
        run.Printed.Should().Contain("folders in it are not looked into");
    }

    [Fact(SkipUnless = nameof(HasModes), Skip = "Windows has no modes of files.")]
    public async Task Run_FolderThatMayNotBeRead_SaysSoBeforeAnythingIsMade()
    {
        var input = _folder.CreateSubdirectory("input").FullName;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(input, UnixFileMode.None);
        }

        var run = await Quickstart.RunWithoutRightsAsync("--data", Data, "--input", input);

        run.ExitCode.Should().Be(1);
        run.Printed.Should().Contain("may not be read; give yourself the right");
        Directory.Exists(Data).Should().BeFalse();
    }

    public static bool HasModes => !OperatingSystem.IsWindows();

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task WriteAsync(string path, string text) => File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(Path.Combine(Data, "files"), "*", SearchOption.AllDirectories).Where(path => !path.Contains(".raso", StringComparison.Ordinal))];
}
