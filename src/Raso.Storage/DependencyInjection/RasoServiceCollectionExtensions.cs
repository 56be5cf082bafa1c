using Microsoft.Extensions.Configuration;
using Raso.Storage.DependencyInjection;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Raso.Storage to a host.</summary>
public static class RasoServiceCollectionExtensions
{
    /// <summary>Adds a catalogue and backends: <see cref="Raso.Storage.Papers.IPaperRepository"/>, <see cref="Raso.Storage.Assets.IAssetService"/>, <see cref="Raso.Storage.Workflows.IUnitOfWork"/>, the workflows beside it, <see cref="Raso.Storage.Migrations.IMigrator"/>, <see cref="Raso.Storage.Files.IFileSweeper"/>, <see cref="Raso.Storage.Folders.IStorageFolders"/> and, keyed by name, <see cref="Raso.Storage.ICloudStorageBackend"/>, with <see cref="Raso.Storage.ISignedUrlVerifier"/> for local folders that sign URLs.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Chooses the catalogue and the backends.</param>
    /// <returns>The services.</returns>
    /// <exception cref="Options.OptionsValidationException">What was chosen does not fit together; the error names every fault and its mend.</exception>
    /// <exception cref="InvalidOperationException">Raso.Storage was added before.</exception>
    public static IServiceCollection AddRaso(this IServiceCollection services, Action<RasoBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var builder = new RasoBuilder(services);
        configure(builder);
        builder.Complete();
        return services;
    }

    /// <summary>Adds a catalogue and backends from a section of the configuration: <c>Catalog:Type</c>, <c>Backends:{name}:Type</c>, <c>Default</c>, <c>Files</c>, <c>MigrateOnStart</c> and <c>SweepInBackground</c>.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The section.</param>
    /// <param name="configure">Registers the providers that the section names beside <c>Postgres</c>, <c>Local</c> and <c>InMemory</c>, and adds what the section leaves out; nothing where <see langword="null"/>.</param>
    /// <returns>The services.</returns>
    /// <exception cref="Options.OptionsValidationException">The section does not fit together; the error names every key at fault and its mend.</exception>
    /// <exception cref="InvalidOperationException">Raso.Storage was added before.</exception>
    public static IServiceCollection AddRaso(this IServiceCollection services, IConfigurationSection configuration, Action<RasoBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var builder = new RasoBuilder(services, configuration.Path);
        PostgresRasoBuilderExtensions.Register(builder);
        LocalStorageRasoBuilderExtensions.Register(builder);
        InMemoryStorageRasoBuilderExtensions.Register(builder);
        configure?.Invoke(builder);
        new RasoConfiguration(configuration, builder).Apply();
        builder.Complete();
        return services;
    }
}
