using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Raso.Storage;
using Raso.Storage.Catalog;
using Raso.Storage.DependencyInjection;
using Raso.Storage.Files;
using Raso.Storage.Naming;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses the catalogue, the backends and the background work of Raso.Storage.</summary>
public sealed class RasoBuilder
{
    private readonly RasoSetup _setup;

    internal RasoBuilder(IServiceCollection services, string keyPrefix = "Raso")
    {
        Services = services;
        _setup = new RasoSetup(services, keyPrefix);
    }

    /// <summary>Gets the services of the host.</summary>
    public IServiceCollection Services { get; }

    internal RasoSetup Setup => _setup;

    /// <summary>Uses a catalogue; for authors of dialects. Apps call <c>UsePostgres</c> or <c>UseSqlite</c>.</summary>
    /// <typeparam name="TOptions">The options of the dialect.</typeparam>
    /// <param name="dialect">The name of the dialect.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="validate">Finds the options at fault.</param>
    /// <param name="create">Makes the catalogue.</param>
    /// <returns>This builder.</returns>
    public RasoBuilder UseCatalog<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        string dialect,
        Action<TOptions> configure,
        Func<TOptions, IReadOnlyList<ValidationFailure>> validate,
        Func<IServiceProvider, TOptions, ICatalog> create)
        where TOptions : class, new()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialect);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(validate);
        ArgumentNullException.ThrowIfNull(create);
        _setup.UseCatalog(dialect, configure, validate, create);
        return this;
    }

    /// <summary>Adds a backend over a driver; for authors of providers. Apps call <c>AddLocalStorage</c> and its sisters.</summary>
    /// <typeparam name="TOptions">The options of the provider.</typeparam>
    /// <param name="name">The name of the backend, which the ledger records: do not change it later.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="validate">Finds the options at fault; called when the host starts, or on first use.</param>
    /// <param name="createDriver">Makes the driver.</param>
    /// <returns>This builder.</returns>
    public RasoBuilder AddBackend<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        string name,
        Action<TOptions> configure,
        Func<TOptions, IReadOnlyList<ValidationFailure>> validate,
        Func<IServiceProvider, TOptions, IStorageDriver> createDriver)
        where TOptions : BackendOptions, new()
    {
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(validate);
        ArgumentNullException.ThrowIfNull(createDriver);
        _setup.AddBackend(name, configure, validate, createDriver);
        return this;
    }

    /// <summary>Lets a <c>Type</c> in the configuration stand for a catalogue.</summary>
    /// <param name="type">The type, for example <c>Sqlite</c>; case is ignored.</param>
    /// <param name="use">Uses the catalogue as a section of the configuration tells.</param>
    /// <returns>This builder.</returns>
    public RasoBuilder RegisterCatalog(string type, Action<RasoBuilder, IConfigurationSection> use)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentNullException.ThrowIfNull(use);
        _setup.CatalogTypes[type] = use;
        return this;
    }

    /// <summary>Lets a <c>Type</c> in the configuration stand for a kind of backend.</summary>
    /// <param name="type">The type, for example <c>S3</c>; case is ignored.</param>
    /// <param name="add">Adds the backend of a name as a section of the configuration tells.</param>
    /// <returns>This builder.</returns>
    public RasoBuilder RegisterBackend(string type, Action<RasoBuilder, string, IConfigurationSection> add)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(type);
        ArgumentNullException.ThrowIfNull(add);
        _setup.BackendTypes[type] = add;
        return this;
    }

    /// <summary>Chooses the backend that new files go to; needed where there are several.</summary>
    /// <param name="name">The name of a backend.</param>
    /// <returns>This builder.</returns>
    public RasoBuilder UseDefault(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        _setup.DefaultBackend = name;
        return this;
    }

    /// <summary>Replaces the layout, which names the folders and files (<see cref="ReadableLayout"/> unless called); files that are stored keep their paths, and papers their folders.</summary>
    /// <param name="layout">The layout.</param>
    /// <returns>This builder.</returns>
    public RasoBuilder UseLayout(IStorageLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Services.AddSingleton<IStorageLayout>(new CheckedLayout(layout));
        return this;
    }

    /// <summary>Sets leases, claims and intervals.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>This builder.</returns>
    public RasoBuilder ConfigureFiles(Action<FileLifecycleOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.Configure(configure);
        return this;
    }

    /// <summary>Brings the schema to the version of the code when the host starts; without it, call <see cref="Raso.Storage.Migrations.IMigrator.MigrateAsync"/>.</summary>
    /// <returns>This builder.</returns>
    public RasoBuilder MigrateOnStart()
    {
        _setup.MigrateOnStart = true;
        return this;
    }

    /// <summary>Runs the sweep in the background of this host, at <see cref="FileLifecycleOptions.SweepInterval"/>; any number of hosts may. Without it, call <see cref="IFileSweeper.SweepAsync"/>.</summary>
    /// <returns>This builder.</returns>
    public RasoBuilder SweepInBackground()
    {
        _setup.SweepInBackground = true;
        return this;
    }

    internal void Complete() => _setup.Complete();
}
