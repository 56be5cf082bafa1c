using Microsoft.Extensions.Configuration;
using Raso.Storage.Minio;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds buckets of MinIO servers as backends.</summary>
public static class MinioRasoBuilderExtensions
{
    private const string Type = "Minio";

    /// <summary>Adds a bucket as a backend.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the backend, which the ledger records: do not change it later.</param>
    /// <param name="configure">Sets the options; endpoint and bucket are needed.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddMinio(this RasoBuilder builder, string name, Action<MinioOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddBackend(
            name,
            configure,
            static options => options.Validate(),
            static (provider, options) => new MinioStorageDriver(options, provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Lets the type <c>Minio</c> in the configuration stand for a bucket of a MinIO server.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder RegisterMinio(this RasoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.RegisterBackend(Type, static (raso, name, section) =>
            raso.AddMinio(name, options => StrictConfiguration.Bind(section, strict => section.Bind(options, strict))));
    }
}
