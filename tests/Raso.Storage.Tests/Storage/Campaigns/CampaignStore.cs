using Raso.Storage.InMemory;
using Raso.Storage.Local;
using Raso.Storage.Tests.Campaigns;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>A backend on a new store, and a look at what calls leave behind in it.</summary>
internal sealed class CampaignStore : IAsyncDisposable
{
    private readonly IStorageDriver _driver;
    private readonly CountingPool _pool = new();
    private List<string> _open = [];

    /// <summary>Initializes a store.</summary>
    /// <param name="setup">Its kind.</param>
    /// <param name="step">Is told of each call to the file system, or to the driver where there is none.</param>
    public CampaignStore(StoreSetup setup, Action<string>? step = null)
    {
        IsLocal = setup is StoreSetup.LocalAttributes or StoreSetup.LocalSidecars;
        UsesSidecars = setup == StoreSetup.LocalSidecars;
        if (IsLocal)
        {
            Folder = Directory.CreateTempSubdirectory("campaign-").FullName;
            var files = new LinuxFileSystem();
            var options = new LocalStorageOptions
            {
                RootPath = Root,
                Descriptions = UsesSidecars ? LocalDescriptions.Sidecar : LocalDescriptions.Attributes,
            };
            _driver = new LocalStorageDriver(options, step is null ? files : new HookedFileSystem(files, call => step(call.Name)));
        }
        else
        {
            Memory = BackendUnderTest.Driver(setup == StoreSetup.Memory ? InMemoryProfile.Streaming : InMemoryProfile.Multipart);
            _driver = step is null ? Memory : new SteppedDriver(Memory, step);
        }

        Backend = BackendUnderTest.Over(_driver, options => options.CreateContainer = true, "store", pool: _pool);
    }

    public static TheoryData<StoreSetup> Setups => [StoreSetup.LocalAttributes, StoreSetup.LocalSidecars, StoreSetup.Memory, StoreSetup.MemoryParts];

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public CloudStorageBackend Backend { get; }

    public InMemoryStorageDriver? Memory { get; }

    public bool IsLocal { get; }

    public bool UsesSidecars { get; }

    public string Folder { get; } = "";

    public string Root => Path.Combine(Folder, "root");

    /// <summary>Gets the length from which content goes in several steps: large writes locally, parts in memory.</summary>
    public int LargeLength => IsLocal ? 1_200_000 : 200_000;

    /// <summary>Notes what is open while nothing runs.</summary>
    public void NoteOpenFiles() => _open = IsLocal ? OpenFiles.Below(Folder) : [];

    /// <summary>Asserts that the store holds these files and nothing else: no temporary file, no sidecar, no unfinished upload, no open file.</summary>
    public async Task AssertHoldsOnlyAsync(IEnumerable<string> paths)
    {
        var expected = paths.ToList();
        var listed = new List<string>();
        await foreach (var entry in Backend.ListAsync(cancellationToken: Token))
        {
            listed.Add(entry.Path);
        }

        listed.Should().BeEquivalentTo(expected, "nothing else may be visible");
        _pool.Outstanding.Should().Be(0, "buffers go back to their pool");
        if (!IsLocal)
        {
            (await _driver.ListUploadsAsync("", null, Token)).Uploads.Should().BeEmpty("unfinished uploads are aborted");
            return;
        }

        Directory.EnumerateFileSystemEntries(Path.Combine(Root, ".raso", "tmp")).Should().BeEmpty("temporary files are removed");
        FoldersOf(Root).Should().BeEquivalentTo(expected.SelectMany(Parents).Distinct(), "empty folders are removed");
        if (UsesSidecars)
        {
            Directory.EnumerateFiles(Path.Combine(Root, ".raso", "meta"), "*", SearchOption.AllDirectories)
                .Should().HaveCount(expected.Count, "each file has one sidecar");
        }

        OpenFiles.Below(Folder).Should().Equal(_open, "descriptors are closed");
    }

    public async Task AssertHoldsAsync(string path, byte[]? bytes)
    {
        if (bytes is null)
        {
            (await Backend.GetInfoAsync(path, Token)).Should().BeNull($"'{path}' must not be there");
            return;
        }

        (await Backend.RetrieveBytesAsync(path, Token)).AsSpan().SequenceEqual(bytes).Should().BeTrue($"'{path}' must hold its {bytes.Length} bytes");
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        if (IsLocal)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static List<string> FoldersOf(string root) =>
        [.. Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories)
            .Select(name => Path.GetRelativePath(root, name))
            .Where(name => name != ".raso" && !name.StartsWith(".raso/", StringComparison.Ordinal))];

    private static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash >= 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
            if (slash == 0)
            {
                yield break;
            }
        }
    }
}
