using Raso.Storage.Processes;

namespace Raso.Storage.Local;

/// <summary>What an ordinary user may not do is PermissionDenied, and the error names it.</summary>
public sealed class PermissionTests(OrdinaryUser user) : IClassFixture<OrdinaryUser>, IDisposable
{
    private const UnixFileMode All = (UnixFileMode)0x1FF;
    private const UnixFileMode ReadAndEnter = (UnixFileMode)0x16D;
    private const UnixFileMode ReadAndWrite = (UnixFileMode)0x1B6;

    private readonly string _folder = OrdinaryUser.CreateFolder();

    private string Root => Path.Combine(_folder, "root");

    [Fact]
    public async Task Store_BelowARootThatIsNotWritable_NamesTheRoot()
    {
        Directory.CreateDirectory(Root);
        FileModes.Set(Root, ReadAndEnter);
        using var process = await StartAsync();

        AssertDenied(await process.CallAsync("store a"), "", $"The root '{Root}'");
        FileModes.Set(Root, All);
    }

    [Fact]
    public async Task Store_BelowAFolderThatIsNotWritable_NamesTheRoot()
    {
        FileModes.Set(_folder, ReadAndEnter);
        using var process = await StartAsync();

        AssertDenied(await process.CallAsync("store a"), "", $"The root '{Root}'");
        FileModes.Set(_folder, All);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".raso/tmp")]
    public async Task Probe_OfARootThatMayNotBeWrittenTo_NamesTheFolder(string closed)
    {
        using var process = await StartAsync();
        (await process.CallAsync("store a")).Should().Be("ok");
        (await process.CallAsync("probe")).Should().Be("ok");
        var folder = Path.Combine(Root, closed).TrimEnd('/');
        FileModes.Set(folder, ReadAndEnter);

        (await process.CallAsync("probe")).Should().StartWith("IOException|").And.Contain(closed.Length == 0 ? $"The root '{Root}' cannot be written to" : $"'{closed}' of the root");

        FileModes.Set(folder, All);
        (await process.CallAsync("probe")).Should().Be("ok");
    }

    [Fact]
    public async Task Retrieve_AFileThatMayNotBeRead_NamesIt()
    {
        using var process = await StartAsync();
        (await process.CallAsync("store a")).Should().Be("ok");
        FileModes.Set(Path.Combine(Root, "a"), UnixFileMode.None);

        AssertDenied(await process.CallAsync("retrieve a"), "a", "'a'");
    }

    [Fact]
    public async Task Calls_BelowAFolderThatMayNotBeEntered_NameThePath()
    {
        using var process = await StartAsync();
        (await process.CallAsync("store folder/a")).Should().Be("ok");
        FileModes.Set(Path.Combine(Root, "folder"), ReadAndWrite);

        AssertDenied(await process.CallAsync("retrieve folder/a"), "folder/a", "folder/a");
        AssertDenied(await process.CallAsync("store folder/a"), "folder/a", "folder/a");
        AssertDenied(await process.CallAsync("delete folder/a"), "folder/a", "folder/a");
        FileModes.Set(Path.Combine(Root, "folder"), All);
    }

    [Fact]
    public async Task Calls_OnAnothersFileInAStickyFolder_NameThePath()
    {
        Assert.SkipUnless(OrdinaryUser.IsRoot, "Another's file can only be made by root; see CONTRIBUTING.md.");
        using var process = await StartAsync();
        (await process.CallAsync("store b")).Should().Be("ok");
        var shared = Directory.CreateDirectory(Path.Combine(Root, "shared")).FullName;
        FileModes.Set(shared, All | UnixFileMode.StickyBit);
        await File.WriteAllTextAsync(Path.Combine(shared, "a"), "root's", LocalBench.Token);

        AssertDenied(await process.CallAsync("delete shared/a"), "shared/a", "shared/a");
        AssertDenied(await process.CallAsync("store shared/a"), "shared/a", "shared/a");
        (await File.ReadAllTextAsync(Path.Combine(shared, "a"), LocalBench.Token)).Should().Be("root's");
        (await process.CallAsync("store shared/b")).Should().Be("ok");
    }

    [Theory]
    [InlineData("store b", "b")]
    [InlineData("retrieve a", "a")]
    [InlineData("delete a", "a")]
    [InlineData("list", "")]
    public async Task Calls_AfterTheRootWasClosed_NameTheRoot(string call, string path)
    {
        using var process = await StartAsync();
        (await process.CallAsync("store a")).Should().Be("ok");
        FileModes.Set(Root, UnixFileMode.None);

        AssertDenied(await process.CallAsync(call), path, $"The root '{Root}'");

        FileModes.Set(Root, All);
        (await process.CallAsync("retrieve a")).Should().Be("ok");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<LocalProcess> StartAsync() => LocalProcess.StartAsync(user.Command, LocalJobs.Calls, Root);

    private static void AssertDenied(string? outcome, string path, string named)
    {
        var told = outcome ?? throw new InvalidOperationException("The process ended.");
        told.Should().StartWith($"{StorageErrorCode.PermissionDenied}|False|{path}|{nameof(UnauthorizedAccessException)}|").And.NotContain(".raso/tmp/");
        told[told.LastIndexOf('|')..].Should().Contain(named);
    }
}
