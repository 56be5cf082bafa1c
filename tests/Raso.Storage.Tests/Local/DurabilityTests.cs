using System.Collections.Concurrent;

namespace Raso.Storage.Local;

public sealed class DurabilityTests
{
    private static readonly string[] Changes =
        ["mkdir", "rmdir", "create", "write", "set-attribute", "sync", "sync-folder", "rename", "unlink"];

    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Fact]
    public async Task Put_InNewFolders_SyncsInOrder()
    {
        var calls = new ConcurrentQueue<FileCall>();
        using var bench = new LocalBench(LocalSetup.LinuxAttributes, files => new HookedFileSystem(files, calls.Enqueue));
        await bench.Driver.EnsureContainerAsync(LocalBench.Token);
        calls.Clear();

        await bench.PutAsync("a/b/c", "x");

        Shown(calls).Should().Equal(
            "create TEMP", "write TEMP", "set-attribute TEMP", "sync TEMP",
            "mkdir a", "sync-folder ", "mkdir a/b", "sync-folder a",
            "rename a/b/c", "sync-folder a/b");
    }

    [Fact]
    public async Task Put_WithSidecar_SyncsTheSidecarBeforeTheRename()
    {
        var calls = new ConcurrentQueue<FileCall>();
        using var bench = new LocalBench(LocalSetup.LinuxSidecars, files => new HookedFileSystem(files, calls.Enqueue));
        await bench.PutAsync("a", "x");
        calls.Clear();

        await bench.PutAsync("a", "yy");

        Shown(calls).Should().Equal(
            "create TEMP", "write TEMP", "sync TEMP",
            "create SIDECAR", "write SIDECAR", "sync SIDECAR", "sync-folder SIDECARS",
            "rename a", "sync-folder ", "unlink SIDECAR");
    }

    [Fact]
    public async Task Put_FolderOfAnotherDriver_IsSyncedOnce()
    {
        var calls = new ConcurrentQueue<FileCall>();
        using var bench = new LocalBench(LocalSetup.LinuxAttributes, files => new HookedFileSystem(files, calls.Enqueue));
        await bench.PutAsync("a/b", "x");
        using var other = new LocalStorageDriver(bench.Options, bench.Files);
        await other.EnsureContainerAsync(LocalBench.Token);
        calls.Clear();

        foreach (var path in new[] { "a/c", "a/d" })
        {
            using var content = new MemoryStream([1]);
            await other.PutAsync(
                new PutRequest { Path = path, Content = content, Length = 1, Describe = () => new ObjectDescription() }, LocalBench.Token);
        }

        // Whoever made the folder may have been killed before it was synced; its name is synced by the first that relies on it.
        calls.Count(call => call == new FileCall("sync-folder", "")).Should().Be(1);
        calls.Count(call => call == new FileCall("sync-folder", "a")).Should().Be(2);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Delete_SyncsTheFolderBeforeItReturns(LocalSetup setup)
    {
        var calls = new ConcurrentQueue<FileCall>();
        using var bench = new LocalBench(setup, files => new HookedFileSystem(files, calls.Enqueue));
        await bench.PutAsync("a/b", "x");
        calls.Clear();

        await bench.Driver.DeleteAsync("a/b", LocalBench.Token);

        Shown(calls).Where(call => call != "unlink SIDECAR").Should().Equal("unlink a/b", "sync-folder a", "rmdir a");
    }

    // Whoever removed the folder with the file in it may not have synced that yet.
    [Theory]
    [InlineData("a/b/c/d", "a")]
    [InlineData("b/c", "")]
    [InlineData("file/c", "")]
    public async Task Delete_OfAPathWhoseFolderIsGone_SyncsTheNearestAboveIt(string path, string synced)
    {
        var calls = new ConcurrentQueue<FileCall>();
        using var bench = new LocalBench(LocalSetup.LinuxAttributes, files => new HookedFileSystem(files, calls.Enqueue));
        await bench.PutAsync("a/x", "x");
        await bench.PutAsync("file", "x");
        calls.Clear();

        await bench.Driver.DeleteAsync(path, LocalBench.Token);

        Shown(calls).Should().Equal($"sync-folder {synced}");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_AfterCrashBetweenSidecarAndRename_OldFileKeepsItsDescription(LocalSetup setup)
    {
        var isCrashing = false;
        using var bench = new LocalBench(setup, files => new HookedFileSystem(files, call =>
        {
            if (isCrashing && call == new FileCall("rename", "a"))
            {
                throw new LocalFileException(FileFault.Other, "The power went.");
            }
        }));
        var before = await bench.PutAsync("a", "same", description: new ObjectDescription { ContentType = "text/old" });

        isCrashing = true;
        await bench.FailAsync(() => bench.PutAsync("a", "same", description: new ObjectDescription { ContentType = "text/new" }));
        isCrashing = false;
        var after = await bench.Driver.HeadAsync("a", LocalBench.Token);

        after.Should().BeEquivalentTo(before);
    }

    private static IEnumerable<string> Shown(IEnumerable<FileCall> calls) =>
        from call in calls
        where Changes.Contains(call.Name)
        let path = call.Path.StartsWith(".raso/tmp/", StringComparison.Ordinal) ? "TEMP"
            : !call.Path.StartsWith(".raso/meta", StringComparison.Ordinal) ? call.Path
            : call.Path.EndsWith(".json", StringComparison.Ordinal) ? "SIDECAR"
            : "SIDECARS"
        select $"{call.Name} {path}";
}
