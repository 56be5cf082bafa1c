using Microsoft.Extensions.Configuration;
using Raso.Storage;
using Raso.Storage.InMemory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds backends in the memory of this process, for tests: what they hold goes with the process.</summary>
public static class InMemoryStorageRasoBuilderExtensions
{
    internal const string Type = "InMemory";

    /// <summary>Adds a backend in memory.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the backend.</param>
    /// <param name="driver">The store, whose faults a test can switch on; a new one that can do everything where <see langword="null"/>.</param>
    /// <param name="configure">Sets part size, retries and limits; defaults where <see langword="null"/>.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddInMemoryStorage(
        this RasoBuilder builder, string name, InMemoryStorageDriver? driver = null, Action<BackendOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var store = driver ?? new InMemoryStorageDriver();
        return builder.AddBackend(name, configure ?? (static _ => { }), static options => options.Validate(), (_, _) => store);
    }

    internal static void Register(RasoBuilder builder) =>
        builder.RegisterBackend(Type, static (raso, name, section) =>
            raso.AddInMemoryStorage(name, configure: options => StrictConfiguration.Bind(section, strict => section.Bind(options, strict))));
}
