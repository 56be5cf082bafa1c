using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.InMemory;

namespace Raso.Storage.Local;

public sealed class EmptyFolderTests
{
    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task RemoveEmptyFolders_OfATree_RemovesWhatHoldsNoFileAndNothingElse(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await using var backend = BackendOf(bench);
        await bench.PutAsync("a/b/file", "x");
        foreach (var folder in new StoragePath[] { "a/c/d/e", "a/b/empty", "f", "g/h" })
        {
            await backend.CreateFolderAsync(folder, LocalBench.Token);
            await backend.CreateFolderAsync(folder, LocalBench.Token);
        }

        (await backend.RemoveEmptyFoldersAsync("a/c", LocalBench.Token)).Should().Be(3);
        Directory.Exists(Path.Combine(bench.Root, "f")).Should().BeTrue();
        (await backend.RemoveEmptyFoldersAsync("nowhere/at/all", LocalBench.Token)).Should().Be(0);
        (await backend.RemoveEmptyFoldersAsync(null, LocalBench.Token)).Should().Be(4);

        Directory.EnumerateDirectories(bench.Root).Select(Path.GetFileName).Should().BeEquivalentTo("a", ".raso");
        Directory.Exists(Path.Combine(bench.Root, ".raso", "tmp")).Should().BeTrue("the driver's own records are no empty folders");
        (await bench.ReadAsync("a/b/file")).Should().Be("x");
        // What was removed is made again when it is needed.
        await bench.PutAsync("a/c/d/file", "y");
        (await bench.ReadAsync("a/c/d/file")).Should().Be("y");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task RemoveEmptyFolders_WithALink_NeitherFollowsNorRemovesIt(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await using var backend = BackendOf(bench);
        await backend.CreateFolderAsync("a/b", LocalBench.Token);
        Directory.CreateDirectory(Path.Combine(bench.Outside, "empty"));
        Directory.CreateSymbolicLink(Path.Combine(bench.Root, "a", "link"), bench.Outside);

        (await backend.RemoveEmptyFoldersAsync(null, LocalBench.Token)).Should().Be(1);
        (await backend.RemoveEmptyFoldersAsync("a/link", LocalBench.Token)).Should().Be(0);
        (await backend.RemoveEmptyFoldersAsync("a/link/empty", LocalBench.Token)).Should().Be(0);

        Directory.Exists(Path.Combine(bench.Outside, "empty")).Should().BeTrue();
        (await FailAsync(() => backend.CreateFolderAsync("a/link/new", LocalBench.Token))).Code.Should().Be(StorageErrorCode.InvalidArgument);
        Directory.Exists(Path.Combine(bench.Outside, "new")).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Listings_OfAFolderThatIsRemovedWhileItIsOpen_FindNothingInIt(LocalSetup setup)
    {
        LocalBench? made = null;
        using var bench = new LocalBench(setup, files => new HookedFileSystem(files, call =>
        {
            if (call is { Name: "names", Path: "a/b" } && Directory.Exists(Path.Combine(made!.Root, "a", "b")))
            {
                Directory.Delete(Path.Combine(made.Root, "a", "b"));
            }
        }));
        made = bench;
        await using var backend = BackendOf(bench);
        await bench.PutAsync("a/file", "x");

        await backend.CreateFolderAsync("a/b", LocalBench.Token);
        (await bench.ListAsync()).Should().Equal("a/file");
        await backend.CreateFolderAsync("a/b", LocalBench.Token);
        (await bench.ListAsync("a/", fold: true)).Should().Equal("a/file");
        await backend.CreateFolderAsync("a/b", LocalBench.Token);
        (await backend.RemoveEmptyFoldersAsync(null, LocalBench.Token)).Should().Be(0);
    }

    [Fact]
    public async Task CreateFolder_WhereAFileIs_IsRefused()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await using var backend = BackendOf(bench);
        await bench.PutAsync("a/file", "x");

        (await FailAsync(() => backend.CreateFolderAsync("a/file/b", LocalBench.Token))).Code.Should().Be(StorageErrorCode.InvalidArgument);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task RemoveEmptyFolders_WhileFilesAreStoredThere_LosesNone(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await using var backend = BackendOf(bench);
        // Another driver on the same root stands for another process: it shares no memory with the writers.
        await using var other = new CloudStorageBackend("other", bench.OpenAnother(), new LocalStorageOptions { RootPath = bench.Root }, TimeProvider.System, NullLoggerFactory.Instance);
        await bench.Driver.EnsureContainerAsync(LocalBench.Token);
        var stored = new ConcurrentBag<StoragePath>();
        using var stop = new CancellationTokenSource();
        var removed = 0;
        var cleaning = new[] { backend, other }.Select(cleaner => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    Interlocked.Add(ref removed, await cleaner.RemoveEmptyFoldersAsync(null, LocalBench.Token));
                }
            },
            LocalBench.Token)).ToList();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(
            async () =>
            {
                for (var i = 0; i < 60; i++)
                {
                    await backend.CreateFolderAsync($"p/{i % 7}/{writer}/empty", LocalBench.Token);
                    StoragePath path = $"p/{i % 7}/{writer}/{i}/file";
                    await backend.StoreAsync(path, FileContent.FromText(path.Value), cancellationToken: LocalBench.Token);
                    if (i % 3 == 0)
                    {
                        await backend.DeleteAsync(path, LocalBench.Token);
                    }
                    else
                    {
                        stored.Add(path);
                    }
                }
            },
            LocalBench.Token)));
        await stop.CancelAsync();
        await Task.WhenAll(cleaning);

        removed.Should().BePositive();
        stored.Should().HaveCount(320);
        foreach (var path in stored)
        {
            (await bench.ReadAsync(path.Value)).Should().Be(path.Value);
        }

        bench.Temporaries().Should().BeEmpty();
    }

    [Fact]
    public async Task Folders_OnABackendWithoutThem_AreNotSupported()
    {
        await using var backend = new CloudStorageBackend("memory", new InMemoryStorageDriver(), new BackendOptions(), TimeProvider.System, NullLoggerFactory.Instance);

        backend.Capabilities.Folders.Should().BeFalse();
        (await FailAsync(() => backend.CreateFolderAsync("a", LocalBench.Token))).Code.Should().Be(StorageErrorCode.NotSupported);
        (await FailAsync(() => backend.RemoveEmptyFoldersAsync(null, LocalBench.Token))).Code.Should().Be(StorageErrorCode.NotSupported);
    }

    private static async Task<StorageException> FailAsync(Func<Task> call) => (await call.Should().ThrowAsync<StorageException>()).Which;

    private static CloudStorageBackend BackendOf(LocalBench bench) => new("disk", bench.Driver, bench.Options, TimeProvider.System, NullLoggerFactory.Instance);
}
