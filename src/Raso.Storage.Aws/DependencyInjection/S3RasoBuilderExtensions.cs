using Microsoft.Extensions.Configuration;
using Raso.Storage.Aws;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds buckets of S3, and of stores that speak its protocol, as backends.</summary>
public static class S3RasoBuilderExtensions
{
    private const string Type = "S3";

    /// <summary>Adds a bucket as a backend.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the backend, which the ledger records: do not change it later.</param>
    /// <param name="configure">Sets the options; the bucket is needed, and its region or address.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddS3(this RasoBuilder builder, string name, Action<S3Options> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddBackend(
            name,
            configure,
            static options => options.Validate(),
            static (provider, options) => new S3StorageDriver(options, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Lets the <c>Type</c> <c>S3</c> of a backend in the configuration stand for this kind.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder RegisterS3(this RasoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.RegisterBackend(Type, static (raso, name, section) => raso.AddS3(
            name,
            options => StrictConfiguration.Bind(section, strict => section.Bind(options, strict), nameof(S3Options.ConnectTimeout))));
    }
}
