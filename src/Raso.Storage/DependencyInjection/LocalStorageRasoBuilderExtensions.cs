using Microsoft.Extensions.Configuration;
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
        return builder.AddBackend(name, configure, LocalRootCheck.Check, static (_, options) => new LocalStorageDriver(options));
    }

    internal static void Register(RasoBuilder builder) =>
        builder.RegisterBackend(Type, static (raso, name, section) =>
            raso.AddLocalStorage(name, options => StrictConfiguration.Bind(section, strict => section.Bind(options, strict))));
}
