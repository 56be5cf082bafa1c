using Microsoft.Extensions.Configuration;
using Raso.Storage.Gcp;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds buckets of Google Cloud Storage as backends.</summary>
public static class GoogleCloudStorageRasoBuilderExtensions
{
    internal const string Type = "GoogleCloudStorage";

    /// <summary>Adds a bucket as a backend.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the backend, which the ledger records: do not change it later.</param>
    /// <param name="configure">Sets the options; the bucket is needed.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddGoogleCloudStorage(this RasoBuilder builder, string name, Action<GoogleCloudStorageOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddBackend(
            name,
            configure,
            static options => options.Validate(),
            static (provider, options) => new GoogleCloudStorageDriver(options, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Lets the <c>Type</c> <c>GoogleCloudStorage</c> in the configuration stand for buckets of Google Cloud Storage.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder RegisterGoogleCloudStorage(this RasoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.RegisterBackend(Type, static (raso, name, section) =>
            raso.AddGoogleCloudStorage(name, options => StrictConfiguration.Bind(section, strict => section.Bind(options, strict))));
    }
}
