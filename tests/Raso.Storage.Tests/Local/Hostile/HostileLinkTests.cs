using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Local.Hostile;

public sealed class HostileLinkTests
{
    private static readonly string[] Segments = ["b", "c", "secret"];

    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task EveryOperation_LinkOfAnyKindAtAnyLevel_LeavesTheRootNowhere(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var guarded = new GuardedFolder(bench.Outside);
        var backend = BackendUnderTest.Over(bench.Driver);
        await bench.PutAsync("source", "inside");
        await bench.PutAsync("neighbour/b/c/secret", "inside");
        var links = new List<string>();
        foreach (var target in Targets(bench))
        {
            for (var level = 0; level <= Segments.Length; level++)
            {
                links.Add(MakeLink(bench, $"t{links.Count}", level, target));
            }
        }

        var before = LinkedTree.Of(bench.Root);
        foreach (var top in links)
        {
            var path = $"{top}/b/c/secret";
            foreach (var (method, call) in Operations.OfPaths)
            {
                var error = await Record.ExceptionAsync(() => call(backend, path));
                error.Should().BeOfType<StorageException>("of {0} at {1}", method, path).Which.Code.Should().BeOneOf(
                    StorageErrorCode.InvalidArgument, StorageErrorCode.NotSupported);
            }

            foreach (var (method, call) in Operations.OfTexts)
            {
                (await call(backend, path)).Should().NotContain("secret\n", "{0} goes through no link", method);
            }
        }

        LinkedTree.Of(bench.Root).Should().Equal(before, "the links stay as they are");
        (await bench.ListAsync()).Should().Equal("neighbour/b/c/secret", "source");
        bench.Temporaries().Should().BeEmpty();
        guarded.Check("links");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task OwnRecords_ThatAreLinks_AreNotFollowed(LocalSetup setup)
    {
        foreach (var own in (string[])[".raso", ".raso/tmp", ".raso/meta", ".raso/root.json"])
        {
            using var bench = new LocalBench(setup);
            var guarded = new GuardedFolder(bench.Outside);
            Directory.CreateDirectory(Path.Combine(bench.Root, Path.GetDirectoryName(own)!));
            File.CreateSymbolicLink(Path.Combine(bench.Root, own), own.EndsWith(".json", StringComparison.Ordinal) ? Path.Combine(guarded.Path, "secret") : guarded.Path);

            var error = await bench.FailAsync(() => bench.PutAsync("a/b", "inside"));

            error.Code.Should().Be(StorageErrorCode.InvalidArgument, "{0} is a link", own);
            guarded.Check(own);
        }
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task OwnRecords_ReplacedByLinksAfterOpening_AreNotFollowed(LocalSetup setup)
    {
        foreach (var own in (string[])[".raso", ".raso/tmp", ".raso/meta", "a", "a/b"])
        {
            using var bench = new LocalBench(setup);
            var guarded = new GuardedFolder(bench.Outside);
            await bench.PutAsync("a/b/c", "inside");
            var folder = Path.Combine(bench.Root, own);
            Directory.Move(folder, $"{folder}-aside");
            Directory.CreateSymbolicLink(folder, guarded.Path);

            foreach (var call in (IEnumerable<Func<Task>>)
                [
                    () => bench.PutAsync("a/b/c", "again"),
                    () => bench.PutAsync("secret", "again"),
                    () => bench.ReadAsync("a/b/secret"),
                    () => bench.ListAsync(),
                    () => bench.Driver.ListUploadsAsync("", null, LocalBench.Token),
                    () => bench.Driver.DeleteAsync("a/b/secret", LocalBench.Token),
                    () => bench.Driver.DeleteAsync("a/b/c", LocalBench.Token),
                ])
            {
                await Record.ExceptionAsync(call);
            }

            guarded.Check($"{own} became a link");
            Directory.Delete(folder);
        }
    }

    /// <summary>A hard link is the file itself under another name: nothing tells it from one that was stored. It is read, and never written through.</summary>
    [Theory]
    [MemberData(nameof(Setups))]
    public async Task HardLink_ToAFileOutside_IsReadAndNeverWrittenThrough(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("source", "inside");
        var outside = Path.Combine(Directory.CreateDirectory(bench.Outside).FullName, "secret");
        await File.WriteAllTextAsync(outside, GuardedFolder.Secret, LocalBench.Token);
        using (var link = System.Diagnostics.Process.Start("ln", [outside, Path.Combine(bench.Root, "linked")]))
        {
            await link.WaitForExitAsync(LocalBench.Token);
        }

        (await bench.ReadAsync("linked")).Should().Be(GuardedFolder.Secret);
        await bench.PutAsync("linked", "inside");
        (await bench.ReadAsync("linked")).Should().Be("inside");
        await bench.Driver.DeleteAsync("linked", LocalBench.Token);

        (await File.ReadAllTextAsync(outside, LocalBench.Token)).Should().Be(GuardedFolder.Secret);
    }

    private static IEnumerable<string> Targets(LocalBench bench) =>
    [
        bench.Outside, Path.Combine(bench.Outside, "b", "c", "secret"), "/", "..", "../../../outside", ".", "loop", "nowhere/at/all",
        Path.Combine(bench.Root, "neighbour"), Path.Combine(bench.Root, ".raso", "tmp"), "/proc/self/cwd", "/proc/self/fd/0",
    ];

    private static string MakeLink(LocalBench bench, string top, int level, string target)
    {
        string[] segments = [top, .. Segments];
        var above = Path.Combine([bench.Root, .. segments[..level]]);
        Directory.CreateDirectory(above);
        File.CreateSymbolicLink(Path.Combine(above, segments[level]), target == "loop" ? segments[level] : target);
        return top;
    }
}
