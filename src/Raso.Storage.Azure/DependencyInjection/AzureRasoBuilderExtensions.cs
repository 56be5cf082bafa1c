using Microsoft.Extensions.Configuration;
using Raso.Storage.Azure;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds containers of Azure Blob Storage as backends.</summary>
public static class AzureRasoBuilderExtensions
{
    internal const string Type = "AzureBlobs";

    /// <summary>Adds a container as a backend.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the backend, which the ledger records: do not change it later.</param>
    /// <param name="configure">Sets the options; the container, and a connection string or the address of the service, are needed.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddAzureBlobs(this RasoBuilder builder, string name, Action<AzureBlobsOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddBackend(
            name,
            configure,
            static options => options.Validate(),
            static (provider, options) => new AzureBlobStorageDriver(options, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Lets backends of the type <c>AzureBlobs</c> stand in the configuration.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder RegisterAzureBlobs(this RasoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.RegisterBackend(Type, static (raso, name, section) =>
            raso.AddAzureBlobs(name, options => StrictConfiguration.Bind(section, strict => section.Bind(options, strict))));
    }
}
