using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Raso.Storage.Assets;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;
using Raso.Storage.Workflows;

namespace Raso.Storage.Media.Tests.Setup;

/// <summary>A host of its own: an SQLite catalogue in a temporary folder, files in memory, and the reading of media.</summary>
internal sealed class MediaHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private MediaHost(DirectoryInfo folder, ServiceProvider services)
    {
        Folder = folder;
        _services = services;
    }

    public DirectoryInfo Folder { get; }

    public FakeLogCollector Logs => _services.GetRequiredService<FakeLogCollector>();

    public IMediaProbe Probe => _services.GetRequiredService<IMediaProbe>();

    public IPdfReader Pdfs => _services.GetRequiredService<IPdfReader>();

    public IMediaValidation Validation => _services.GetRequiredService<IMediaValidation>();

    public IPaperRepository Papers => _services.GetRequiredService<IPaperRepository>();

    public IPaperIngestion Ingestion => _services.GetRequiredService<IPaperIngestion>();

    public ICloudStorageBackend Storage => _services.GetRequiredService<ICloudStorageBackend>();

    public IAssetService Assets => _services.GetRequiredService<IAssetService>();

    public Guid PaperId { get; private set; }

    /// <summary>Makes a host without a catalogue: for what reads content alone.</summary>
    public static MediaHost Create(Action<MediaOptions>? configure = null, IMediaProbe? probe = null)
    {
        var folder = Directory.CreateTempSubdirectory("raso-media-tests-");
        var copies = folder.CreateSubdirectory("copies").FullName;
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddFakeLogging())
            .AddRaso(raso => raso
                .UseSqlite(Path.Combine(folder.FullName, "raso.db"))
                .AddInMemoryStorage("memory")
                .AddMedia(options =>
                {
                    options.TemporaryFolder = copies;
                    configure?.Invoke(options);
                }));
        if (probe is not null)
        {
            services.AddSingleton(probe);
        }

        return new MediaHost(folder, services.BuildServiceProvider());
    }

    /// <summary>Makes a host with a catalogue and a paper in it.</summary>
    public static async Task<MediaHost> CreateWithPaperAsync(Action<MediaOptions>? configure = null, IMediaProbe? probe = null)
    {
        var host = Create(configure, probe);
        await host._services.GetRequiredService<IMigrator>().MigrateAsync();
        var paper = await host._services.GetRequiredService<IPaperRepository>().CreateAsync(new NewPaper { Title = "Deep learning", Authors = ["Yann LeCun"] });
        host.PaperId = paper.Id;
        return host;
    }

    /// <summary>Tells how often an event was logged.</summary>
    public int CountOf(int eventId) => Logs.GetSnapshot().Count(record => record.Id.Id == eventId);

    /// <summary>Gets the temporary copies that are there.</summary>
    public IEnumerable<string> Copies => Directory.EnumerateFiles(CopyFolder);

    public string CopyFolder => Path.Combine(Folder.FullName, "copies");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Folder.Delete(recursive: true);
    }
}
