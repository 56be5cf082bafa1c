using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>That every path that <see cref="StoragePath"/> allows is a file of its own, found again under its very name.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class PathConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>An odd path is stored, described, read, listed and deleted under its very name.</summary>
    /// <param name="relative">The path.</param>
    [Theory]
    [MemberData(nameof(OddPaths.All), MemberType = typeof(OddPaths))]
    public async Task Store_OddPath_IsAFileLikeAnyOther(string relative)
    {
        var stored = await PutTextAsync(relative, relative);

        Assert.Equal(At(relative), stored.Path);
        Assert.Equal(At(relative), (await Backend.GetInfoAsync(At(relative), Token))!.Path);
        await HoldsTextAsync(relative, relative);
        Assert.Equal([At(relative).Value], await ListPathsAsync(new ListOptions { Prefix = Root }));
        Assert.Equal([At(relative).Value], await ListPathsAsync(new ListOptions { Prefix = At(relative).Value }));
        await Backend.DeleteAsync(At(relative), Token);
        await HoldsNothingAsync(relative);
    }

    /// <summary>A path of the greatest length is stored, read, listed and deleted.</summary>
    /// <param name="character">What the path is made of.</param>
    [Theory]
    [InlineData("p")]
    [InlineData("é")]
    [InlineData("語")]
    public async Task Store_PathOf1024Bytes_IsAFileLikeAnyOther(string character)
    {
        var relative = LongestPath.Below(Root, character);

        await PutTextAsync(relative, "content");

        await HoldsTextAsync(relative, "content");
        Assert.Equal([At(relative).Value], await ListPathsAsync(new ListOptions { Prefix = Root }));
        await Backend.DeleteAsync(At(relative), Token);
        await HoldsNothingAsync(relative);
    }

    /// <summary>Odd paths stand beside each other, none hides another, and they are listed in the order of their bytes.</summary>
    [Fact]
    public async Task Store_AllOddPathsTogether_AreListedInOrder()
    {
        // A file system cannot hold `.raso` beside `.raso/meta/file`; that has a test of its own.
        var names = OddPaths.All.Select(row => row.Data).Where(name => name != ".raso").ToList();
        foreach (var name in names)
        {
            await PutTextAsync(name, name);
        }

        Assert.Equal(names.ConvertAll(At).Order().Select(path => path.Value), await ListPathsAsync(new ListOptions { Prefix = Root }));
        foreach (var name in names)
        {
            await HoldsTextAsync(name, name);
        }
    }

    /// <summary>Names that look alike are different files.</summary>
    /// <param name="one">One name.</param>
    /// <param name="other">The other name.</param>
    [Theory]
    [InlineData("paper.pdf", "Paper.pdf")]
    [InlineData("folder/file", "FOLDER/file")]
    [InlineData("a b", "a+b")]
    [InlineData("a b", "a%20b")]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("file", "file.")]
    [InlineData("file", "file ")]
    [InlineData("file", "file\u200b")]
    [InlineData("straße", "strasse")]
    [InlineData("ﬁle", "file")]
    [InlineData("Ａ", "A")]
    [InlineData("K", "k")]
    [InlineData("a-b", "a/b")]
    public async Task Store_NamesThatLookAlike_AreTwoFiles(string one, string other)
    {
        await PutTextAsync(one, "one");
        await PutTextAsync(other, "other");

        await HoldsTextAsync(one, "one");
        await HoldsTextAsync(other, "other");
        Assert.Equal(2, (await ListAllAsync(new ListOptions { Prefix = Root })).Count);
        await Backend.DeleteAsync(At(one), Token);
        await HoldsNothingAsync(one);
        await HoldsTextAsync(other, "other");
    }

    /// <summary>A file can stand beside a folder of its name, or the second of the two is refused and the first one stays.</summary>
    /// <param name="fileFirst">Which of the two comes first.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Store_FileBesideFolder_IsKeptOrRefused(bool fileFirst)
    {
        var (first, second) = fileFirst ? ("name", "name/below") : ("name/below", "name");
        await PutTextAsync(first, "first");

        if (Can.FileBesideFolder)
        {
            await PutTextAsync(second, "second");
            await HoldsTextAsync(second, "second");
            Assert.Equal([At("name").Value, At("name/below").Value], await ListPathsAsync(new ListOptions { Prefix = Root }));
            await Backend.DeleteAsync(At(second), Token);
        }
        else
        {
            await ThrowsAsync(StorageErrorCode.InvalidArgument, second, () => PutTextAsync(second, "second"));
        }

        await HoldsTextAsync(first, "first");
        Assert.Null(await Backend.GetInfoAsync(At(second), Token));
        Assert.Equal([At(first).Value], await ListPathsAsync(new ListOptions { Prefix = Root }));
    }

    /// <summary>A name that was a folder's can be a file's once the folder is empty, and the other way round.</summary>
    [Fact]
    public async Task Store_NameOfADeletedFolder_IsFree()
    {
        await PutTextAsync("name/below/deep", "1");
        await Backend.DeleteAsync(At("name/below/deep"), Token);

        await PutTextAsync("name", "2");
        await HoldsTextAsync("name", "2");

        await Backend.DeleteAsync(At("name"), Token);
        await PutTextAsync("name/below", "3");
        await HoldsTextAsync("name/below", "3");
    }
}
