using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Local;

namespace Raso.Storage.Crash.Worker;

/// <summary>The services of one campaign: the same catalogue and folder in every worker and in the test that judges them.</summary>
public static class CrashSetup
{
    public const string Backend = "disk";

    public static ServiceProvider Create(CrashSettings settings) => AddTo(settings, beforeFileCall: null).BuildServiceProvider();

    internal static IServiceCollection AddTo(CrashSettings settings, Action<FileCall>? beforeFileCall) =>
        AddTo(new ServiceCollection(), settings, beforeFileCall, static _ => { });

    internal static IServiceCollection AddTo(IServiceCollection services, CrashSettings settings, Action<FileCall>? beforeFileCall, Action<RasoBuilder> configure) =>
        services.AddRaso(raso =>
        {
            _ = settings.Dialect switch
            {
                "sqlite" => raso.UseSqlite(settings.Catalog),
                "postgres" => raso.UsePostgres(settings.Catalog),
                _ => throw new ArgumentOutOfRangeException(nameof(settings), settings.Dialect, "Neither sqlite nor postgres."),
            };
            raso.AddBackend<LocalStorageOptions>(
                Backend,
                options =>
                {
                    options.RootPath = settings.Root;
                    options.Descriptions = settings.Sidecars ? LocalDescriptions.Sidecar : LocalDescriptions.Auto;
                },
                options => options.Validate(),
                (_, options) => beforeFileCall is null
                    ? new LocalStorageDriver(options)
                    : new LocalStorageDriver(options, new HookedFileSystem(FileSystem(), beforeFileCall)));
            raso.ConfigureFiles(options =>
            {
                options.Lease = settings.Lease;
                options.Claim = settings.Lease;
                options.PurgeAfter = settings.PurgeAfter;
            });
            configure(raso);
        });

    private static IFileSystem FileSystem() => LinuxFileSystem.IsSupported ? new LinuxFileSystem() : new PortableFileSystem();
}
