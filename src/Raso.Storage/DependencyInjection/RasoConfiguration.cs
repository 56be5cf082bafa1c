using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Raso.Storage.DependencyInjection;

/// <summary>Applies a section of the configuration to the builder.</summary>
internal sealed class RasoConfiguration(IConfigurationSection configuration, RasoBuilder builder)
{
    private const string Catalog = "Catalog";
    private const string Backends = "Backends";
    private const string Default = "Default";
    private const string Files = "Files";
    private const string Resilience = nameof(BackendOptions.Resilience);
    private const string MigrateOnStart = "MigrateOnStart";
    private const string SweepInBackground = "SweepInBackground";

    private static readonly string[] Keys = [Catalog, Backends, Default, Files, MigrateOnStart, SweepInBackground];

    private RasoSetup Setup => builder.Setup;

    public void Apply()
    {
        if (!configuration.Exists())
        {
            // The choices may all be made in code; what is missing is told by Complete.
            return;
        }

        foreach (var unknown in configuration.GetChildren().Where(child => !Keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
        {
            Setup.Fail(unknown.Key, $"is no key of Raso.Storage; the keys are: {string.Join(", ", Keys)}.");
        }

        RefuseScalar(configuration, "");
        foreach (var key in new[] { Catalog, Backends, Files })
        {
            RefuseScalar(configuration.GetSection(key), key);
        }

        foreach (var key in new[] { Default, MigrateOnStart, SweepInBackground }.Where(key => configuration.GetSection(key).GetChildren().Any()))
        {
            Setup.Fail(key, "has keys below it; set it to one value.");
        }

        ApplyCatalog(configuration.GetSection(Catalog));
        foreach (var backend in configuration.GetSection(Backends).GetChildren())
        {
            ApplyBackend(backend);
        }

        if (configuration[Default] is { Length: > 0 } name)
        {
            builder.UseDefault(name);
        }

        var files = configuration.GetSection(Files);
        if (files.Exists())
        {
            builder.ConfigureFiles(options => StrictConfiguration.Bind(
                files,
                strict => files.Bind(options, strict),
                nameof(options.Lease),
                nameof(options.Claim),
                nameof(options.PurgeAfter),
                nameof(options.SweepInterval),
                nameof(options.AbortUploadsAfter)));
        }

        Setup.MigrateOnStart |= IsOn(MigrateOnStart);
        Setup.SweepInBackground |= IsOn(SweepInBackground);
    }

    private void ApplyCatalog(IConfigurationSection section)
    {
        if (!section.Exists() || IsScalar(section))
        {
            return;
        }

        if (section["Type"] is not { Length: > 0 } type)
        {
            Setup.Fail($"{Catalog}:Type", KnownPackages.ExplainMissing(Setup.CatalogTypes.Keys));
        }
        else if (Setup.CatalogTypes.TryGetValue(type, out var use))
        {
            use(builder, new SectionWithoutType(section));
        }
        else
        {
            Setup.Fail($"{Catalog}:Type", KnownPackages.Explain(type, Setup.CatalogTypes.Keys));
        }
    }

    private void ApplyBackend(IConfigurationSection section)
    {
        if (RefuseScalar(section, $"{Backends}:{section.Key}") || RefuseScalar(section.GetSection(Resilience), $"{Backends}:{section.Key}:{Resilience}"))
        {
            return;
        }

        var key = $"{Backends}:{section.Key}:Type";
        if (section["Type"] is not { Length: > 0 } type)
        {
            Setup.Fail(key, KnownPackages.ExplainMissing(Setup.BackendTypes.Keys));
        }
        else if (Setup.BackendTypes.TryGetValue(type, out var add))
        {
            add(builder, section.Key, new SectionWithoutType(section));
        }
        else
        {
            Setup.Fail(key, KnownPackages.Explain(type, Setup.BackendTypes.Keys));
        }
    }

    private static bool IsScalar(IConfigurationSection section) => section.Value is { Length: > 0 };

    // A value where a section belongs would be ignored.
    private bool RefuseScalar(IConfigurationSection section, string key)
    {
        if (IsScalar(section))
        {
            Setup.Fail(key, "is set to one value, where keys belong below it; remove the value, and set the keys.");
            return true;
        }

        return false;
    }

    private bool IsOn(string key)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return false;
        }

        if (bool.TryParse(text, out var on))
        {
            return on;
        }

        Setup.Fail(key, $"is \"{text}\"; set it to true or false.");
        return false;
    }
}
