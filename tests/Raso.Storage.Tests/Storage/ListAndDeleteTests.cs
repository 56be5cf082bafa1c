using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class ListAndDeleteTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListAsync_ManyPages_GivesEveryEntryOnceInOrder()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        var names = Enumerable.Range(0, 1500).Select(i => $"f/{i % 7}/{i:d4}-\uFF5E").Concat(["f/0/😀", "g"]).ToArray();
        foreach (var name in names)
        {
            driver.AddForeign(name, new byte[] { 1 });
        }

        var backend = BackendUnderTest.Over(driver);

        var all = await PathsAsync(backend, new ListOptions { PageSize = 100 });
        var folded = await PathsAsync(backend, new ListOptions { Prefix = "f/", FoldFolders = true, PageSize = 1 });
        var foldedAfter = await PathsAsync(backend, new ListOptions { Prefix = "f/", FoldFolders = true, StartAfter = "f/3/" });
        var after = await PathsAsync(backend, new ListOptions { Prefix = "f/6", StartAfter = all[^10] });

        all.Should().Equal(names.Order(Utf8Order.Instance));
        folded.Should().Equal("f/0/", "f/1/", "f/2/", "f/3/", "f/4/", "f/5/", "f/6/");
        foldedAfter.Should().Equal(["f/4/", "f/5/", "f/6/"], "the driver gives f/3/, below which more files follow");
        after.Should().Equal(all[^9..^1]);
    }

    [Fact]
    public async Task ListAsync_ForeignKeysAndEmptyPages_SkipsThemAndGoesOn()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        foreach (var key in new[] { "a", "b//c", "d/", "../e", "f\\g", "h", "//x/y" })
        {
            driver.AddForeign(key, new byte[] { 1 });
        }

        (await PathsAsync(BackendUnderTest.Over(driver), new ListOptions { PageSize = 1 })).Should().Equal("a", "h");
        (await PathsAsync(BackendUnderTest.Over(driver), new ListOptions { FoldFolders = true })).Should().Equal("a", "b/", "d/", "h");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void ListAsync_PageSizeOutOfBounds_ThrowsAtOnce(int pageSize)
    {
        var act = () => BackendUnderTest.Over(BackendUnderTest.Driver(InMemoryProfile.Streaming)).ListAsync(new ListOptions { PageSize = pageSize }, Token);

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task ListAsync_PageFails_IsAskedForAgain()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        driver.AddForeign("a", new byte[] { 1 });
        driver.Faults.FailNext(InMemoryOperation.ListPage, times: 2);

        (await PathsAsync(BackendUnderTest.Over(driver), new ListOptions())).Should().Equal("a");
    }

    [Theory]
    [InlineData(1000, 3)]
    [InlineData(1, 2500)]
    public async Task DeleteManyAsync_ManyPaths_DeletesAllLazily(int batch, int calls)
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming, options => options.MaxDeleteBatch = batch);
        var backend = BackendUnderTest.Over(driver);
        foreach (var i in Enumerable.Range(0, 2500))
        {
            driver.AddForeign($"f/{i}", new byte[] { 1 });
        }

        var taken = 0;
        var most = 0;
        var done = 0;
        await foreach (var outcome in backend.DeleteManyAsync(Paths(), Token))
        {
            outcome.Succeeded.Should().BeTrue();
            most = Math.Max(most, taken - done++);
        }

        done.Should().Be(2500);
        most.Should().BeLessThanOrEqualTo(Math.Max(batch, 17));
        driver.Faults.CallsOf(batch > 1 ? InMemoryOperation.DeleteMany : InMemoryOperation.Delete).Should().Be(calls);
        (await PathsAsync(backend, new ListOptions())).Should().BeEmpty();

        async IAsyncEnumerable<StoragePath> Paths()
        {
            foreach (var i in Enumerable.Range(0, 2500))
            {
                await Task.Yield();
                taken++;
                yield return $"f/{i}";
            }
        }
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1)]
    public async Task DeleteManyAsync_StoreRefuses_OneOutcomeForEachPath(int batch)
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming, options => options.MaxDeleteBatch = batch);
        driver.Faults.FailNext(InMemoryOperation.DeleteMany, code: StorageErrorCode.PermissionDenied, isTransient: false);
        driver.Faults.FailNext(InMemoryOperation.Delete, times: 3, code: StorageErrorCode.PermissionDenied, isTransient: false);

        var outcomes = new List<DeleteOutcome>();
        await foreach (var outcome in BackendUnderTest.Over(driver).DeleteManyAsync(Three(), Token))
        {
            outcomes.Add(outcome);
        }

        outcomes.Select(outcome => outcome.Path.Value).Should().BeEquivalentTo("a", "b", "a");
        outcomes.Should().OnlyContain(outcome => outcome.Error!.Code == StorageErrorCode.PermissionDenied && outcome.Error.Path == outcome.Path);
    }

    [Fact]
    public async Task DeleteAsync_NothingThere_IsNoErrorAndRetries()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        driver.Faults.LoseNextAnswer(InMemoryOperation.Delete, times: 2);

        await BackendUnderTest.Over(driver).DeleteAsync("a", Token);

        driver.Faults.CallsOf(InMemoryOperation.Delete).Should().Be(3);
    }

    private static async IAsyncEnumerable<StoragePath> Three()
    {
        await Task.Yield();
        yield return "a";
        yield return "b";
        yield return "a";
    }

    private static async Task<List<string>> PathsAsync(CloudStorageBackend backend, ListOptions options)
    {
        var paths = new List<string>();
        await foreach (var entry in backend.ListAsync(options, Token))
        {
            paths.Add(entry.Path);
        }

        return paths;
    }
}
