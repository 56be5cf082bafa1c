using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What listing does: order, prefixes, folders, pages.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class ListConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private static readonly string[] Tree =
    [
        "A.txt", "a b/1", "a-b", "a.txt", "a/1", "a/2", "a/b/1", "a/b/c/1", "a0", "ab/1", "b", "é", "\uff5e", "😀",
    ];

    /// <summary>A prefix under which nothing is stored lists nothing.</summary>
    /// <param name="fold">Whether folders are folded.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task List_NothingStored_IsEmpty(bool fold)
    {
        Assert.Empty(await ListAllAsync(new ListOptions { Prefix = Root, FoldFolders = fold }));
        Assert.Empty(await ListAllAsync(new ListOptions { Prefix = Root + "no/such/folder/", FoldFolders = fold }));
    }

    /// <summary>A listed file has its length, and the ETag and time of its information where they are listed.</summary>
    [Fact]
    public async Task List_File_SaysWhatItIs()
    {
        var stored = await PutAsync("file.bin", MakeBytes(1234));
        await PutAsync("folder/empty.bin", []);

        var entries = await ListAllAsync(new ListOptions { Prefix = Root });

        Assert.Equal(2, entries.Count);
        Assert.Equal(stored.Path.Value, entries[0].Path);
        Assert.False(entries[0].IsPrefix);
        Assert.Equal(1234, entries[0].Length);
        Assert.Equal(stored.ETag, entries[0].ETag ?? stored.ETag);
        Assert.True(((entries[0].LastModified ?? stored.LastModified) - stored.LastModified).Duration() < TimeSpan.FromSeconds(2));
        Assert.Equal(0, entries[1].Length);
    }

    /// <summary>Entries come in the order of their UTF-8 bytes, which is neither that of UTF-16 nor that of a walk through folders.</summary>
    /// <param name="pageSize">How many entries are asked for at a time.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task List_Everything_ComesInByteOrder(int pageSize)
    {
        await PutTreeAsync();

        var paths = await ListPathsAsync(new ListOptions { Prefix = Root, PageSize = pageSize });

        Assert.Equal(Tree.Select(name => Root + name), paths);
    }

    /// <summary>Folding gives one entry for each folder, in order among the files.</summary>
    /// <param name="pageSize">How many entries are asked for at a time.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task List_FoldedFolders_GivesOneEntryEach(int pageSize)
    {
        await PutTreeAsync();

        var entries = await ListAllAsync(new ListOptions { Prefix = Root, FoldFolders = true, PageSize = pageSize });

        string[] expected = ["A.txt", "a b/", "a-b", "a.txt", "a/", "a0", "ab/", "b", "é", "\uff5e", "😀"];
        Assert.Equal(expected.Select(name => Root + name), entries.Select(entry => entry.Path));
        Assert.All(entries, entry => Assert.Equal(entry.Path.EndsWith('/'), entry.IsPrefix));
        Assert.All(entries, entry => Assert.Equal(entry.IsPrefix, entry.Length is null));
    }

    /// <summary>A prefix is text: it need not end where a name ends.</summary>
    /// <param name="prefix">The prefix below the folder of the test.</param>
    /// <param name="expected">The paths, separated by commas.</param>
    [Theory]
    [InlineData("a", "a b/1,a-b,a.txt,a/1,a/2,a/b/1,a/b/c/1,a0,ab/1")]
    [InlineData("a/", "a/1,a/2,a/b/1,a/b/c/1")]
    [InlineData("a/b", "a/b/1,a/b/c/1")]
    [InlineData("a/b/", "a/b/1,a/b/c/1")]
    [InlineData("a/b/c/1", "a/b/c/1")]
    [InlineData("ab", "ab/1")]
    [InlineData("A", "A.txt")]
    [InlineData("a ", "a b/1")]
    [InlineData("é", "é")]
    [InlineData("b/", "")]
    [InlineData("zzz", "")]
    public async Task List_Prefix_NeedNotEndAtAName(string prefix, string expected)
    {
        await PutTreeAsync();

        var paths = await ListPathsAsync(new ListOptions { Prefix = Root + prefix });

        Assert.Equal(expected, string.Join(',', paths.Select(path => path[Root.Length..])));
    }

    /// <summary>Folding begins after the prefix, wherever it ends.</summary>
    /// <param name="prefix">The prefix below the folder of the test.</param>
    /// <param name="expected">The paths, separated by commas.</param>
    [Theory]
    [InlineData("a", "a b/,a-b,a.txt,a/,a0,ab/")]
    [InlineData("a/", "a/1,a/2,a/b/")]
    [InlineData("a/b", "a/b/")]
    [InlineData("a/b/", "a/b/1,a/b/c/")]
    [InlineData("ab", "ab/")]
    [InlineData("b", "b")]
    public async Task List_PrefixWithFolding_FoldsAfterThePrefix(string prefix, string expected)
    {
        await PutTreeAsync();

        var paths = await ListPathsAsync(new ListOptions { Prefix = Root + prefix, FoldFolders = true });

        Assert.Equal(expected, string.Join(',', paths.Select(path => path[Root.Length..])));
    }

    /// <summary>A listing starts after a text, which need not be a path that is stored.</summary>
    /// <param name="startAfter">The text below the folder of the test.</param>
    /// <param name="fold">Whether folders are folded.</param>
    /// <param name="expected">The paths, separated by commas.</param>
    [Theory]
    [InlineData("a/2", false, "a/b/1,a/b/c/1,a0,ab/1,b,é,\uff5e,😀")]
    [InlineData("a/1zzz", false, "a/2,a/b/1,a/b/c/1,a0,ab/1,b,é,\uff5e,😀")]
    [InlineData("ab", false, "ab/1,b,é,\uff5e,😀")]
    [InlineData("é", false, "\uff5e,😀")]
    [InlineData("\uff5e", false, "😀")]
    [InlineData("😀", false, "")]
    [InlineData("a0", true, "ab/,b,é,\uff5e,😀")]
    [InlineData("a/", true, "a0,ab/,b,é,\uff5e,😀")]
    public async Task List_StartAfter_LeavesOutWhatComesBefore(string startAfter, bool fold, string expected)
    {
        await PutTreeAsync();

        var paths = await ListPathsAsync(new ListOptions { Prefix = Root, StartAfter = Root + startAfter, FoldFolders = fold, PageSize = 2 });

        Assert.Equal(expected, string.Join(',', paths.Select(path => path[Root.Length..])));
    }

    /// <summary>A start before the prefix lists all of it, a start behind it nothing.</summary>
    [Fact]
    public async Task List_StartAfterOutsideThePrefix_ListsAllOrNothing()
    {
        await PutTreeAsync();

        Assert.Equal(4, (await ListAllAsync(new ListOptions { Prefix = Root + "a/", StartAfter = Root + "A" })).Count);
        Assert.Empty(await ListAllAsync(new ListOptions { Prefix = Root + "a/", StartAfter = Root + "b" }));
    }

    /// <summary>Many files in many folders are listed once each, whatever the page size, folded or not, from the beginning or later on.</summary>
    [Fact]
    public async Task List_ManyFiles_GivesEachOnce()
    {
        var names = await PutManyAsync();
        var folders = names.Select(name => name[..(name.LastIndexOf('/') + 1)]).Distinct().ToList();
        var folder = folders[folders.Count / 2];
        foreach (var pageSize in new[] { 7, 500, 1000 })
        {
            Assert.Equal(names, await ListPathsAsync(new ListOptions { Prefix = Root, PageSize = pageSize }));
            Assert.Equal(folders, await ListPathsAsync(new ListOptions { Prefix = Root, PageSize = pageSize, FoldFolders = true }));
            Assert.Equal(
                names.Where(name => name.StartsWith(folder, StringComparison.Ordinal)),
                await ListPathsAsync(new ListOptions { Prefix = folder, PageSize = pageSize, FoldFolders = true }));
            Assert.Equal(
                names.Skip(names.Count - 3),
                await ListPathsAsync(new ListOptions { Prefix = Root, StartAfter = names[^4], PageSize = pageSize }));
        }
    }

    /// <summary>A listing can be left early and begun again.</summary>
    [Fact]
    public async Task List_LeftEarly_CanBeGoneThroughAgain()
    {
        await PutTreeAsync();
        var listing = Backend.ListAsync(new ListOptions { Prefix = Root, PageSize = 2 }, Token);

        for (var round = 0; round < 2; round++)
        {
            await foreach (var entry in listing)
            {
                Assert.True(Can.ListsInByteOrder ? entry.Path == Root + Tree[0] : entry.Path.StartsWith(Root, StringComparison.Ordinal));
                break;
            }
        }

        Assert.Equal(Tree.Length, (await ListAllAsync(new ListOptions { Prefix = Root })).Count);
    }

    /// <summary>A folder disappears with its last file.</summary>
    [Fact]
    public async Task List_AfterDeletes_ShowsNoEmptyFolder()
    {
        await PutTreeAsync();
        foreach (var name in new[] { "a/b/c/1", "ab/1", "b" })
        {
            await Backend.DeleteAsync(At(name), Token);
        }

        string[] expected = ["A.txt", "a b/", "a-b", "a.txt", "a/", "a0", "é", "\uff5e", "😀"];
        Assert.Equal(expected.Select(name => Root + name), await ListPathsAsync(new ListOptions { Prefix = Root, FoldFolders = true }));
        Assert.Equal([Root + "a/b/1"], await ListPathsAsync(new ListOptions { Prefix = Root + "a/b/", FoldFolders = true }));
        Assert.DoesNotContain(Root + "a/b/c/1", await ListPathsAsync(new ListOptions { Prefix = Root }));
    }

    /// <summary>A replaced file is listed once, as it is now.</summary>
    [Fact]
    public async Task List_ReplacedFile_IsListedOnce()
    {
        await PutAsync("file.bin", MakeBytes(10));
        await PutAsync("file.bin", MakeBytes(20));

        Assert.Equal(20, Assert.Single(await ListAllAsync(new ListOptions { Prefix = Root })).Length);
    }

    /// <summary>A page size out of bounds is refused.</summary>
    /// <param name="pageSize">How many entries are asked for at a time.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task List_BadPageSize_ThrowsArgumentException(int pageSize) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => ListAllAsync(new ListOptions { Prefix = Root, PageSize = pageSize }));

    /// <summary>Entries that stay are listed once while others come and go.</summary>
    [Fact]
    public async Task List_WhileOthersComeAndGo_GivesWhatStaysOnce()
    {
        await PutTreeAsync();
        List<string> seen = [];
        var round = 0;
        await foreach (var entry in Backend.ListAsync(new ListOptions { Prefix = Root, PageSize = 2 }, Token))
        {
            seen.Add(entry.Path);
            await PutTextAsync($"a/2-{round}", "new");
            await Backend.DeleteAsync(At($"a/2-{round++ - 1}"), Token);
        }

        Assert.Equal(
            Tree.Select(name => Root + name),
            InByteOrder(seen.Where(path => !path.Contains("a/2-", StringComparison.Ordinal)), static path => path));
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    private async Task PutTreeAsync()
    {
        // Stored backwards, so that the order of storing is not the order of listing.
        foreach (var name in Tree.Reverse())
        {
            await PutTextAsync(name, name);
        }
    }

    private async Task<List<string>> PutManyAsync()
    {
        var names = Enumerable.Range(0, Harness.ManyFiles).Select(i => $"{i % 10:00}-{i % 10}/{i:00000}.txt").ToList();
        await Parallel.ForEachAsync(
            names,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (name, _) => await PutTextAsync(name, name));
        return [.. names.Select(name => At(name)).Order().Select(path => path.Value)];
    }
}
