using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using CliProcess = System.Diagnostics.Process;

namespace Raso.Storage.Local;

public sealed class ListingTests
{
    private static readonly string[] Names =
        ["a", "a-b", "a.b", "a b", "a0", "aa", "A", "z", "é", "ü.txt", "中", "\uFF21", "😀", "😀-", "~", "!"];

    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task List_RootBelowTheRoot_HasNoRecordsOfIt(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "x");
        using var inner = new LocalStorageDriver(new LocalStorageOptions { RootPath = Path.Combine(bench.Root, "deep", "in") }, bench.Files);
        await inner.EnsureContainerAsync(LocalBench.Token);

        (await bench.ListAsync()).Should().Equal("a");
        (await bench.ListAsync(fold: true)).Should().Equal("a");
        (await bench.ListAsync("deep/in/.raso/")).Should().BeEmpty();
        (await bench.ListAsync("deep/in/.raso/tmp/")).Should().BeEmpty();
    }

    [Theory]
    [InlineData(LocalSetup.LinuxAttributes)]
    [InlineData(LocalSetup.LinuxSidecars)]
    public async Task GetUsage_OfNamesThatAreNoPath_TellsThemApart(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("ok", "x");
        const string Make =
            "mkdir 'back\\slash' $'nfd-e\\u0301' $'odd\\xff\\xfe' $'new\\nline'; echo 12 >'back\\slash/f'; echo 12 >$'nfd-e\\u0301/f'; echo 12 >$'odd\\xff\\xfe/f'; echo 12 >$'loose\\xff'; echo 12 >$'new\\nline/f'";
        using (var shell = CliProcess.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", Make]) { WorkingDirectory = bench.Root, Environment = { ["LC_ALL"] = "C.UTF-8" } })!)
        {
            await shell.WaitForExitAsync(LocalBench.Token);
            shell.ExitCode.Should().Be(0);
        }

        await using var backend = new CloudStorageBackend("disk", bench.OpenAnother(), bench.Options, TimeProvider.System, NullLoggerFactory.Instance);
        var skipped = new List<string>();
        await foreach (var entry in backend.ListAsync(new ListOptions { OnSkipped = entry => skipped.Add(entry.Path), PageSize = 2 }, LocalBench.Token))
        {
            entry.Path.Should().Be("ok");
        }

        skipped.Should().BeEquivalentTo("back\\slash/f", "nfd-e\u0301/f", "new\nline/f", "odd\uDCFF\uDCFE", "loose\uDCFF");
        (await backend.GetUsageAsync(cancellationToken: LocalBench.Token)).Should().Be(new StorageUsage(1, 1) { SkippedFiles = 5, SkippedBytes = 9 });
        await RunShellAsync("rm -r \"$0\"/odd* \"$0\"/loose*", bench.Root);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task List_AnyTree_FollowsTheOrderOfUtf8Bytes(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var keys = await FillAsync(bench);

        foreach (var pageSize in new[] { 1, 3, 1000 })
        {
            (await bench.ListAsync(pageSize: pageSize)).Should().Equal(keys);
        }

        foreach (var prefix in new[] { "a", "a/", "a/a", "é", "😀", "none", "a/a-b/z", "z/", "a//", "/", "../", ".raso/", ".raso", "a/../", "a\0/" })
        {
            var expected = keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            (await bench.ListAsync(prefix, pageSize: 2)).Should().Equal(expected, $"of prefix {prefix}");
            (await bench.ListAsync(prefix, fold: true, pageSize: 2)).Should().Equal(Fold(expected, prefix), $"of prefix {prefix}");
        }

        foreach (var after in keys.Concat(["a/", "a/a", "é/", "\uFFFD", "0"]))
        {
            (await bench.ListAsync(startAfter: after, pageSize: 7)).Should().Equal(keys.Where(key => Compare(key, after) > 0), $"after {after}");
            (await bench.ListAsync(startAfter: after, fold: true, pageSize: 7)).Should().Equal(
                Fold(keys, "").Where(key => Compare(key, after) > 0), $"after {after}");
        }
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task ListPage_ContinuationOfAnotherDriver_GoesOnAfterTheLastKey(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var keys = await FillAsync(bench);
        var seen = new List<string>();
        string? continuation = null;

        do
        {
            using var driver = bench.OpenAnother();
            var page = await driver.ListPageAsync(new ListPageRequest("", false, null, continuation, 20), LocalBench.Token);
            seen.AddRange(page.Entries.Select(entry => entry.Path));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        seen.Should().Equal(keys);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task List_EmptyFoldersAndOwnRecords_AreNotShown(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a/b", "x");
        Directory.CreateDirectory(Path.Combine(bench.Root, "empty", "deep"));

        (await bench.ListAsync(fold: true)).Should().Equal("a/");
        (await bench.ListAsync()).Should().Equal("a/b");
        var page = await bench.Driver.ListPageAsync(new ListPageRequest("a/b", false, null, null, 10), LocalBench.Token);
        page.Entries.Should().ContainSingle().Which.Length.Should().Be(1);
    }

    [Fact]
    public async Task ListPage_NameThatIsNoText_ComesAsNoPath()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await bench.PutAsync("a", "x");
        await RunShellAsync("touch \"$0/$(printf 'bad\\377')\"", bench.Root);
        Directory.EnumerateFiles(bench.Root).Should().HaveCount(2);

        var keys = await bench.ListAsync();

        // The framework cannot remove such a name.
        await RunShellAsync("rm \"$0\"/bad*", bench.Root);
        keys.Should().Equal("a", "bad\uDCFF");
        StoragePath.TryParse(keys[1], out _).Should().BeFalse();
    }

    [Fact]
    public void Compare_RandomEntries_IsThatOfTheBytesOfTheirKeys()
    {
        var random = new Random(7);
        for (var i = 0; i < 20_000; i++)
        {
            var left = new FolderEntry(Text(random), random.Next(2) == 0 ? EntryKind.File : EntryKind.Folder);
            var right = new FolderEntry(Text(random), random.Next(2) == 0 ? EntryKind.File : EntryKind.Folder);

            Math.Sign(EntryOrder.Compare(left, right)).Should().Be(Math.Sign(Compare(Key(left), Key(right))));
        }
    }

    private static string Key(FolderEntry entry) => entry.Kind == EntryKind.Folder ? entry.Name + "/" : entry.Name;

    private static async Task RunShellAsync(string script, string argument)
    {
        using var process = CliProcess.Start("sh", ["-c", script, argument]);
        await process.WaitForExitAsync(LocalBench.Token);
        process.ExitCode.Should().Be(0);
    }

    private static string Text(Random random)
    {
        int[] runes = ['a', 'b', '0', '.', '-', 0xE9, 0x7FF, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600];
        return string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => char.ConvertFromUtf32(runes[random.Next(runes.Length)])));
    }

    private static async Task<List<string>> FillAsync(LocalBench bench)
    {
        var keys = new List<string>();
        foreach (var name in Names)
        {
            // "a" and "😀" are folders, all others files, so that a name stands before and after the keys below a folder.
            if (name is not ("a" or "😀"))
            {
                keys.Add(name);
                continue;
            }

            keys.AddRange(Names.Where(below => below != "A").Select(below => $"{name}/{below}"));
            keys.Add($"{name}/A/deep/é");
        }

        foreach (var key in keys)
        {
            await bench.PutAsync(key, key);
        }

        keys.Sort(Compare);
        return keys;
    }

    private static List<string> Fold(IEnumerable<string> keys, string prefix) =>
        [.. keys.Select(key => key.IndexOf('/', prefix.Length) is >= 0 and var slash ? key[..(slash + 1)] : key).Distinct()];

    private static int Compare(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    [Fact]
    public async Task GetUsage_CountsFilesAndBytesBelowThePrefix()
    {
        using var bench = new LocalBench(LocalSetup.LinuxSidecars);
        await using var backend = new CloudStorageBackend(
            "disk", bench.OpenAnother(), bench.Options, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        await bench.PutAsync("a/1", "four");
        await bench.PutAsync("a/2/3", "sixsix");
        await bench.PutAsync("b", "");

        (await backend.GetUsageAsync(cancellationToken: LocalBench.Token)).Should().Be(new StorageUsage(3, 10));
        (await backend.GetUsageAsync("a/", LocalBench.Token)).Should().Be(new StorageUsage(2, 10));
    }
}
