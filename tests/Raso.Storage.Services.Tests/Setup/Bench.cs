using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.InMemory;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;
using Raso.Storage.Versioning;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>The services of one host, over a catalogue with hooks and a backend in memory. Its timers stand still until a test moves them.</summary>
public sealed class Bench : IAsyncDisposable
{
    public const string Backend = "memory";

    private readonly ServiceProvider _provider;

    public Bench(Catalogue catalogue, InMemoryStorageDriver? driver = null, Action<RasoBuilder>? configure = null, TimeProvider? time = null)
    {
        Driver = driver ?? new InMemoryStorageDriver();
        var services = new ServiceCollection();
        services.AddSingleton(time ?? Time);
        services.AddRaso(raso =>
        {
            catalogue.Use(raso);
            raso.AddInMemoryStorage(Backend, Driver, Endure);
            configure?.Invoke(raso);
        });
        Hooks.Add(services);
        _provider = services.BuildServiceProvider();
    }

    public StillTime Time { get; } = new();

    public InMemoryStorageDriver Driver { get; }

    public IServiceProvider Services => _provider;

    public HookedCatalog Catalog => (HookedCatalog)_provider.GetRequiredService<ICatalog>();

    public IPaperRepository Papers => _provider.GetRequiredService<IPaperRepository>();

    public IAssetService Assets => _provider.GetRequiredService<IAssetService>();

    public IContentVersioning Versions => _provider.GetRequiredService<IContentVersioning>();

    public IAssetRelationships Relationships => _provider.GetRequiredService<IAssetRelationships>();

    public IGenerationJobQueue Jobs => _provider.GetRequiredService<IGenerationJobQueue>();

    public IFileSweeper Sweeper => _provider.GetRequiredService<IFileSweeper>();

    public IUnitOfWork Work => _provider.GetRequiredService<IUnitOfWork>();

    public ICloudStorageBackend Storage => _provider.GetRequiredService<ICloudStorageBackend>();

    public async Task<IReadOnlyList<LedgerFile>> LedgerAsync() => await Catalog.ReadLatestAsync(
        (session, token) => session.Files.ListAsync(null, 1000, token), TestContext.Current.CancellationToken);

    public async Task<LedgerFile> LedgerAsync(StoragePath path) => (await LedgerAsync()).Single(file => file.Path == path);

    public async Task<IReadOnlyList<string>> StoredAsync()
    {
        var paths = new List<string>();
        await foreach (var entry in Storage.ListAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            paths.Add(entry.Path);
        }

        return paths;
    }

    /// <summary>Asserts that no file is there and none is being written: what was begun is a tombstone whose bytes are gone.</summary>
    public async Task AssertNothingLeftAsync()
    {
        (await StoredAsync()).Should().BeEmpty("the bytes go with the file");
        (await LedgerAsync()).Should().NotContain(file => file.State != FileState.Abandoned && file.State != FileState.Deleted);
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    // Only the lease may end a call that a test holds up.
    private static void Endure(BackendOptions options)
    {
        options.Resilience.MaxRetries = 0;
        options.Resilience.AttemptTimeout = TimeSpan.FromHours(1);
        options.Resilience.StallTimeout = TimeSpan.FromHours(1);
    }
}
