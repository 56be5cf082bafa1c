using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>Folders for their own sake, or that they are refused where the backend has none.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class FolderConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private IFolderBackend Folders => Assert.IsAssignableFrom<IFolderBackend>(Backend);

    /// <summary>A folder can be made, also again, and is no file.</summary>
    [Fact]
    public async Task CreateFolder_Twice_IsThereAndNotListed()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        await Folders.CreateFolderAsync(At("a/b/c"), Token);
        await Folders.CreateFolderAsync(At("a/b/c"), Token);

        Assert.Empty(await ListPathsAsync(new ListOptions { Prefix = Root }));
        Assert.Null(await Backend.GetInfoAsync(At("a/b/c"), Token));
        await PutTextAsync("a/b/c/file", "x");
        await HoldsTextAsync("a/b/c/file", "x");
    }

    /// <summary>Where a file is, no folder can be made, nor below it.</summary>
    /// <param name="folder">The folder.</param>
    [Theory]
    [InlineData("file")]
    [InlineData("file/below")]
    public async Task CreateFolder_WhereAFileIs_IsRefused(string folder)
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        await PutTextAsync("file", "x");

        await ThrowsAsync(StorageErrorCode.InvalidArgument, folder, () => Folders.CreateFolderAsync(At(folder), Token));
        await HoldsTextAsync("file", "x");
    }

    /// <summary>Empty folders are removed, the one that was named included; files and what leads to them stay.</summary>
    [Fact]
    public async Task RemoveEmptyFolders_BelowAFolder_KeepsFiles()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        await PutTextAsync("a/kept/file", "x");
        await Folders.CreateFolderAsync(At("a/empty/deeper"), Token);
        await Folders.CreateFolderAsync(At("b/c"), Token);

        Assert.Equal(2, await Folders.RemoveEmptyFoldersAsync(At("a"), Token));
        Assert.Equal(2, await Folders.RemoveEmptyFoldersAsync(At("b"), Token));
        Assert.Equal(0, await Folders.RemoveEmptyFoldersAsync(At("b"), Token));

        await HoldsTextAsync("a/kept/file", "x");
    }

    /// <summary>Files that are stored while empty folders are removed are all there.</summary>
    [Fact]
    public async Task RemoveEmptyFolders_WhileFilesAreStored_LosesNone()
    {
        if (await IsRefusedAsync())
        {
            return;
        }

        var storing = Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => PutTextAsync($"c/{i % 10}/{i}/file", $"{i}"), Token)));
        while (!storing.IsCompleted)
        {
            await Folders.RemoveEmptyFoldersAsync(At("c"), Token);
        }

        await storing;
        for (var i = 0; i < 100; i++)
        {
            await HoldsTextAsync($"c/{i % 10}/{i}/file", $"{i}");
        }
    }

    private async Task<bool> IsRefusedAsync()
    {
        if (Can.Folders)
        {
            return false;
        }

        if (Backend is IFolderBackend folders)
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "a", () => folders.CreateFolderAsync(At("a"), Token));
            await ThrowsAsync(StorageErrorCode.NotSupported, "a", () => folders.RemoveEmptyFoldersAsync(At("a"), Token));
        }

        return true;
    }
}
