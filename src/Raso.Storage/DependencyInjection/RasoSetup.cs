using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Jobs;
using Raso.Storage.Jobs.Hosting;
using Raso.Storage.Migrations;

namespace Raso.Storage.DependencyInjection;

/// <summary>What was chosen so far, and what is wrong with it.</summary>
internal sealed class RasoSetup(IServiceCollection services, string keyPrefix)
{
    private readonly List<string> _failures = [];
    private readonly List<string> _backends = [];
    private readonly List<string> _catalogs = [];
    private readonly List<(string Name, Func<IServiceProvider, JobHost> Create)> _jobHosts = [];
    private readonly List<Func<IEnumerable<string>>> _given = [];
    private readonly List<Func<IServiceProvider, LocalPlace?>> _values = [];

    public Dictionary<string, Action<RasoBuilder, IConfigurationSection>> CatalogTypes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Action<RasoBuilder, string, IConfigurationSection>> BackendTypes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public string? DefaultBackend { get; set; }

    public bool MigrateOnStart { get; set; }

    public bool SweepInBackground { get; set; }

    public void Fail(string key, string message) => _failures.Add(key.Length == 0 ? $"{keyPrefix} {message}" : $"{keyPrefix}:{key} {message}");

    public void UseCatalog<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        string dialect,
        Action<TOptions> configure,
        Func<TOptions, IReadOnlyList<ValidationFailure>> validate,
        Func<IServiceProvider, TOptions, ICatalog> create)
        where TOptions : class, new()
    {
        _catalogs.Add(dialect);
        AddOptions(Options.DefaultName, configure, validate, $"{keyPrefix}:Catalog");
        services.TryAddSingleton(provider => create(provider, Checked<TOptions>(provider, Options.DefaultName)));
    }

    public void AddBackend<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        string name,
        Action<TOptions> configure,
        Func<TOptions, IReadOnlyList<ValidationFailure>> validate,
        Func<IServiceProvider, TOptions, IStorageDriver> createDriver)
        where TOptions : BackendOptions, new()
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            Fail("Backends", "has a backend without a name; name it, for example \"disk\".");
            return;
        }

        if (!BackendName.IsValid(name))
        {
            Fail("Backends", $"has a backend whose name is not allowed: '{Shorten(name)}'; {BackendName.Rule}.");
            return;
        }

        if (_backends.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            Fail($"Backends:{name}", "is there twice; give each backend a name of its own, not only in another case.");
            return;
        }

        _backends.Add(name);
        AddOptions(name, configure, validate, $"{keyPrefix}:Backends:{name}");
        services.AddKeyedSingleton<ICloudStorageBackend>(
            name,
            (provider, _) =>
            {
                var options = Checked<TOptions>(provider, name);
                return new CloudStorageBackend(
                    name,
                    createDriver(provider, options),
                    options,
                    provider.GetRequiredService<TimeProvider>(),
                    provider.GetRequiredService<ILoggerFactory>());
            });
    }

    public void AddJobs(Action<GenerationJobOptions> configure, JobHandling handling)
    {
        // The first has the name that the host's own Configure calls have.
        var name = _jobHosts.Count == 0 ? Options.DefaultName : string.Create(CultureInfo.InvariantCulture, $"{_jobHosts.Count + 1}");
        AddOptions<GenerationJobOptions>(name, configure, static options => options.Validate(), KeyOfJobs(name));
        _jobHosts.Add((name, provider => ActivatorUtilities.CreateInstance<JobHost>(provider, Checked<GenerationJobOptions>(provider, name), handling)));
    }

    public void Complete()
    {
        CheckChoices();
        if (_failures.Count > 0)
        {
            // What was given already is looked at as well, so that all that is known to be wrong is told at once.
            throw new OptionsValidationException(keyPrefix, typeof(RasoBuilder), [.. _failures, .. _given.SelectMany(find => find())]);
        }

        AddOptions<FileLifecycleOptions>(Options.DefaultName, static _ => { }, options => options.Validate(), $"{keyPrefix}:Files");
        services.AddOptions<RasoValues>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<RasoValues>>(provider => new RasoValuesValidator(provider, _values, FindSharedTypes));
        RasoServices.Add(services, DefaultBackend ?? _backends[0], _backends);
        if (MigrateOnStart)
        {
            services.AddHostedService<MigrateOnStartService>();
        }

        if (SweepInBackground)
        {
            services.AddHostedService<FileSweepService>();
        }

        if (_jobHosts.Count > 0)
        {
            services.AddSingleton<JobQueueGauges>();
        }

        // After what migrates: a host that starts works on jobs at once.
        foreach (var (_, create) in _jobHosts)
        {
            services.AddSingleton<IHostedService>(create);
        }
    }

    private static string KeyOfJobs(string name) => name.Length == 0 ? "AddGenerationJobs" : $"AddGenerationJobs[{name}]";

    private IEnumerable<string> FindSharedTypes(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<GenerationJobOptions>>();
        return SharedTypes.Find(_jobHosts.Select(host => (KeyOfJobs(host.Name), options.Get(host.Name).Types)));
    }

    private static string Shorten(string name) =>
        string.Concat(name.Take(50).Select(character => character is < ' ' or > '~' ? '?' : character)) + (name.Length > 50 ? "..." : "");

    // No value is used before all of them were looked at, so that one error names every fault.
    private static TOptions Checked<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        IServiceProvider provider, string name)
        where TOptions : class
    {
        _ = provider.GetRequiredService<IOptions<RasoValues>>().Value;
        return provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name);
    }

    private static IEnumerable<string> FaultsOf<TOptions>(Action<TOptions> configure, Func<TOptions, IReadOnlyList<ValidationFailure>> validate, string key)
        where TOptions : class, new()
    {
        var options = new TOptions();
        try
        {
            configure(options);
            // A backend's own check may make its root, which is for a start that can succeed.
            return KeyedFailures.Of(options is BackendOptions backend ? backend.Validate() : validate(options), key);
        }
        catch (OptionsValidationException error)
        {
            return error.Failures;
        }
    }

    private void CheckChoices()
    {
        if (services.Any(service => service.ServiceType == typeof(BackendRegistry)))
        {
            throw new InvalidOperationException("AddRaso was called before on these services; call it once, with all backends.");
        }

        if (_catalogs.Count != 1 && !HasFailed("Catalog"))
        {
            Fail("Catalog", _catalogs.Count == 0
                ? "is not chosen; call UsePostgres(connectionString) or UseSqlite(fileName), or set Catalog:Type."
                : $"is chosen {_catalogs.Count} times ({string.Join(", ", _catalogs)}); choose one.");
        }

        if (HasFailed("Backends"))
        {
            // What else is said of the backends would follow from it.
        }
        else if (_backends.Count == 0)
        {
            Fail("Backends", "is empty; add one, for example AddLocalStorage(\"disk\", o => o.RootPath = \"data\").");
        }
        else if (DefaultBackend is null && _backends.Count > 1)
        {
            Fail("Default", $"is not set, and there are several backends; call UseDefault with one of: {string.Join(", ", _backends)}.");
        }
        else if (DefaultBackend is not null && _backends.Find(name => name.Equals(DefaultBackend, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            DefaultBackend = known;
        }
        else if (DefaultBackend is not null)
        {
            Fail("Default", $"is \"{DefaultBackend}\", which is no backend; choose one of: {string.Join(", ", _backends)}.");
        }
    }

    private bool HasFailed(string key) => _failures.Any(failure =>
        failure.StartsWith($"{keyPrefix}:{key}:", StringComparison.Ordinal) || failure.StartsWith($"{keyPrefix}:{key} ", StringComparison.Ordinal));

    private void AddOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        string name, Action<TOptions> configure, Func<TOptions, IReadOnlyList<ValidationFailure>> validate, string key)
        where TOptions : class, new()
    {
        _given.Add(() => FaultsOf(configure, validate, key));
        services.AddOptions<TOptions>(name).Configure(configure);
        _values.Add(provider => LocalPlace.Of(provider.GetRequiredService<IOptionsMonitor<TOptions>>().Get(name), key));
        services.AddSingleton<IValidateOptions<TOptions>>(new KeyedOptionsValidator<TOptions>(name, validate, key));
    }
}
