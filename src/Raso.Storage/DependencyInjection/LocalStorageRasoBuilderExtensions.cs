using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Raso.Storage;
using Raso.Storage.Local;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds folders of this machine as backends.</summary>
public static class LocalStorageRasoBuilderExtensions
{
    internal const string Type = "Local";

    /// <summary>Adds a folder as a backend.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the backend, which the ledger records: do not change it later.</param>
    /// <param name="configure">Sets the options; the root path is needed.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddLocalStorage(this RasoBuilder builder, string name, Action<LocalStorageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddKeyedSingleton<ISignedUrlVerifier>(name, static (provider, key) => CreateVerifier(provider, (string)key!));
        return builder.AddBackend(
            name,
            configure,
            LocalRootCheck.Check,
            (provider, options) => new LocalStorageDriver(options, name, provider.GetRequiredService<TimeProvider>()));
    }

    internal static void Register(RasoBuilder builder) =>
        builder.RegisterBackend(Type, static (raso, name, section) =>
            raso.AddLocalStorage(name, options =>
            {
                RefuseScalars(section.GetSection(nameof(options.Signing)));
                StrictConfiguration.Bind(section, strict => section.Bind(options, strict));
            }));

    // Of the options alone, so that the verifier of a backend behind a decorator is found too.
    private static LocalUrlVerifier CreateVerifier(IServiceProvider provider, string name)
    {
        var signing = provider.GetRequiredService<IOptionsMonitor<LocalStorageOptions>>().Get(name).Signing;
        return signing.IsOff
            ? throw new StorageException(
                StorageErrorCode.NotSupported, $"Backend '{name}' does not support signed URLs; {LocalStorageDriver.SignedUrlsMend}", name)
            : new LocalUrlVerifier(new SigningScope(name, signing), provider.GetRequiredService<TimeProvider>());
    }

    // The binder would pass over a value where keys belong.
    private static void RefuseScalars(IConfigurationSection signing)
    {
        var keys = signing.GetSection(nameof(SigningOptions.Keys));
        IConfigurationSection[] sections = [signing, keys, .. keys.GetChildren()];
        var faults = sections.Where(section => !string.IsNullOrEmpty(section.Value))
            .Select(section => $"{section.Path} is set to one value, where keys belong below it; remove the value, and set the keys.")
            .ToList();
        if (faults.Count > 0)
        {
            throw new OptionsValidationException(signing.Path, typeof(SigningOptions), faults);
        }
    }
}
