using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What deleting does, one file or many.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class DeleteConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>A deleted file is gone, whichever way it is asked for.</summary>
    /// <param name="severalParts">Whether the file has several parts.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Delete_File_RemovesIt(bool severalParts)
    {
        await PutAsync("file.bin", MakeBytes(severalParts ? Harness.SeveralPartsLength : 10));

        await Backend.DeleteAsync(At("file.bin"), Token);

        await HoldsNothingAsync("file.bin");
        await ThrowsAsync(StorageErrorCode.NotFound, "file.bin", () => ReadAsync("file.bin"));
    }

    /// <summary>Deleting what is not there is no error.</summary>
    /// <param name="relative">The path.</param>
    [Theory]
    [InlineData("none.txt")]
    [InlineData("no/such/folder/none.txt")]
    [InlineData("file.txt/below")]
    [InlineData("folder")]
    public async Task Delete_Missing_IsNoError(string relative)
    {
        await PutTextAsync("file.txt", "1");
        await PutTextAsync("folder/file.txt", "2");

        await Backend.DeleteAsync(At(relative), Token);
        await Backend.DeleteAsync(At(relative), Token);

        await HoldsTextAsync("file.txt", "1");
        await HoldsTextAsync("folder/file.txt", "2");
    }

    /// <summary>Only the file of that very name is deleted.</summary>
    [Fact]
    public async Task Delete_File_LeavesItsNeighbours()
    {
        string[] names = ["a", "aa", "a-1", "b/a", "b/a1", "A"];
        foreach (var name in names)
        {
            await PutTextAsync(name, name);
        }

        await Backend.DeleteAsync(At("a"), Token);
        await Backend.DeleteAsync(At("b/a"), Token);

        Assert.Equal(
            names.Where(name => name is not ("a" or "b/a")).Order(StringComparer.Ordinal).Select(name => Root + name),
            await ListPathsAsync(new ListOptions { Prefix = Root }));
    }

    /// <summary>A path can be used again after a delete; nothing of the old file is left.</summary>
    [Fact]
    public async Task Delete_ThenStore_MakesANewFile()
    {
        await PutTextAsync("file.txt", "old", new StoreOptions { Metadata = new Dictionary<string, string> { ["a"] = "1" } });
        await Backend.DeleteAsync(At("file.txt"), Token);

        await PutTextAsync("file.txt", "new");

        await HoldsTextAsync("file.txt", "new");
        Assert.Empty((await Backend.GetInfoAsync(At("file.txt"), Token))!.Metadata);
    }

    /// <summary>Many deletes give one outcome for each path, those without a file included.</summary>
    [Fact]
    public async Task DeleteMany_WithMissingOnes_GivesOneOutcomeEach()
    {
        var paths = Enumerable.Range(0, Harness.ManyFiles).Select(i => At($"{i % 7}/{i:00000}")).ToList();
        await Parallel.ForEachAsync(
            paths.Where((_, i) => i % 3 != 0),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Token },
            async (path, token) => await Backend.StoreAsync(path, FileContent.FromText("x"), null, token));
        await PutTextAsync("0/kept", "kept");

        var outcomes = await DeleteManyAsync(paths);

        Assert.All(outcomes, outcome => Assert.True(outcome.Succeeded, outcome.Error?.Message));
        Assert.Equal(paths.Order(), outcomes.Select(outcome => outcome.Path).Order());
        Assert.Equal([Root + "0/kept"], await ListPathsAsync(new ListOptions { Prefix = Root }));
    }

    /// <summary>Odd names are deleted in bulk like any other.</summary>
    [Fact]
    public async Task DeleteMany_OddPaths_RemovesThem()
    {
        var paths = OddPaths.All.Select(row => row.Data).Where(name => name != ".raso").Select(At).ToList();
        foreach (var path in paths)
        {
            await Backend.StoreAsync(path, FileContent.FromText("x"), null, Token);
        }

        var outcomes = await DeleteManyAsync(paths);

        Assert.Equal(paths.Count, outcomes.Count(outcome => outcome.Succeeded));
        Assert.Empty(await ListAllAsync(new ListOptions { Prefix = Root }));
    }

    /// <summary>No paths have no outcomes.</summary>
    [Fact]
    public async Task DeleteMany_NoPaths_GivesNothing() => Assert.Empty(await DeleteManyAsync([]));

    /// <summary>An error of whoever tells the paths surfaces as it is.</summary>
    [Fact]
    public async Task DeleteMany_PathsThatThrow_SurfacesTheirError()
    {
        var error = new SourceFailedException();

        var thrown = await Assert.ThrowsAsync<SourceFailedException>(async () =>
        {
            await foreach (var outcome in Backend.DeleteManyAsync(FailAsync(error), Token))
            {
                Assert.True(outcome.Succeeded);
            }
        });

        Assert.Same(error, thrown);
    }

    private async Task<List<DeleteOutcome>> DeleteManyAsync(IReadOnlyList<StoragePath> paths)
    {
        List<DeleteOutcome> outcomes = [];
        await foreach (var outcome in Backend.DeleteManyAsync(paths.ToAsyncEnumerable(), Token))
        {
            outcomes.Add(outcome);
        }

        return outcomes;
    }

    private async IAsyncEnumerable<StoragePath> FailAsync(Exception error)
    {
        yield return At("none.txt");
        await Task.Yield();
        throw error;
    }
}
