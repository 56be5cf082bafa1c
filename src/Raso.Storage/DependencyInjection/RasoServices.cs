using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Content;
using Raso.Storage.Files;
using Raso.Storage.Folders;
using Raso.Storage.Jobs;
using Raso.Storage.Migrations;
using Raso.Storage.Monitoring;
using Raso.Storage.Naming;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;
using Raso.Storage.Versioning;
using Raso.Storage.Workflows;

namespace Raso.Storage.DependencyInjection;

/// <summary>Adds the services that stand over the chosen catalogue and backends.</summary>
internal static class RasoServices
{
    public static void Add(IServiceCollection services, string defaultBackend, IReadOnlyList<string> backends)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStorageLayout, ReadableLayout>();
        services.AddSingleton(provider => provider.GetRequiredKeyedService<ICloudStorageBackend>(defaultBackend));
        services.AddSingleton(provider => new BackendRegistry(
            backends.Select(name => provider.GetRequiredKeyedService<ICloudStorageBackend>(name)), defaultBackend));

        services.AddSingleton<BackendIdentities>();
        services.AddSingleton<IBackendIdentities>(provider => provider.GetRequiredService<BackendIdentities>());
        services.AddHostedService<BackendCheckService>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<ReplicaDeleter>();
        services.AddSingleton<DeletedFiles>();
        services.AddSingleton<UploadSweeper>();
        services.AddSingleton<IFileSweeper, FileSweeper>();
        services.AddSingleton<MetadataWriter>();
        services.AddSingleton<FolderMetadata>();
        services.AddSingleton<ISweepStep>(provider => provider.GetRequiredService<FolderMetadata>());
        services.AddSingleton<IStorageFolders, StorageFolders>();

        services.AddSingleton<IMigrator, Migrator>();
        services.AddSingleton<PdfWriter>();
        services.AddSingleton<IPaperRepository, PaperRepository>();
        services.AddSingleton<VersionWriter>();
        AddAssets(services, VideoKind.Instance);
        AddAssets(services, AudioKind.Instance);
        AddAssets(services, VisualKind.Instance);
        services.AddSingleton<IAssetService, AssetService>();
        services.AddSingleton<IContentVersioning, ContentVersioning>();
        services.AddSingleton<IAssetRelationships, AssetRelationships>();
        services.AddSingleton<IGenerationJobQueue, GenerationJobQueue>();
        services.AddSingleton<IUnitOfWork, UnitOfWork>();
        services.AddSingleton<IPaperIngestion, PaperIngester>();
        services.AddSingleton<IAssetGeneration, AssetGeneration>();
        services.AddSingleton<IContentImprovement, ContentImprovement>();
        services.AddSingleton<IBulkProcessing, BulkProcessing>();
        AddHealthChecks(services, backends);
    }

    private static void AddAssets<TAsset, TNew, TChanges>(IServiceCollection services, AssetKind<TAsset, TNew, TChanges> kind)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges =>
        services.AddSingleton<IAssetSet<TAsset, TNew, TChanges>>(provider => new AssetSet<TAsset, TNew, TChanges>(
            kind,
            provider.GetRequiredService<ICatalog>(),
            provider.GetRequiredService<FileStore>(),
            provider.GetRequiredService<DeletedFiles>(),
            provider.GetRequiredService<VersionWriter>(),
            provider.GetRequiredService<IStorageLayout>()));

    private static void AddHealthChecks(IServiceCollection services, IReadOnlyList<string> backends)
    {
        string[] tags = ["raso"];
        var checks = services.AddHealthChecks();
        checks.Add(new HealthCheckRegistration(
            "raso-catalog", provider => new CatalogHealthCheck(provider.GetRequiredService<ICatalog>()), null, tags));
        foreach (var name in backends)
        {
            checks.Add(new HealthCheckRegistration(
                $"raso-storage-{name}",
                provider => CreateHealthCheck(provider.GetRequiredKeyedService<ICloudStorageBackend>(name)),
                null,
                tags));
        }
    }

    private static BackendHealthCheck CreateHealthCheck(ICloudStorageBackend backend) => backend is CloudStorageBackend { Driver: IHasSpace driver }
        ? new BackendHealthCheck(backend, driver.ProbeWriteAsync, driver.GetSpaceAsync, driver.MinFreeBytes)
        : new BackendHealthCheck(backend, null, null, 0);
}
