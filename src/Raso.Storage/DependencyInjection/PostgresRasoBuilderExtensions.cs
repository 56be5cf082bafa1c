using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Npgsql;
using Raso.Storage.Catalog.Postgres;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Uses PostgreSQL as the catalogue.</summary>
public static class PostgresRasoBuilderExtensions
{
    internal const string Type = "Postgres";

    /// <summary>Uses PostgreSQL, version 15 or later, as the catalogue.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">The connection string, as Npgsql defines it or as a <c>postgresql://</c> URI.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder UsePostgres(this RasoBuilder builder, string connectionString) =>
        builder.UsePostgres(connectionString, static _ => { });

    /// <summary>Uses PostgreSQL, version 15 or later, as the catalogue.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="connectionString">The connection string, as Npgsql defines it or as a <c>postgresql://</c> URI.</param>
    /// <param name="configure">Sets the schema, timeouts and the like.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder UsePostgres(this RasoBuilder builder, string connectionString, Action<PostgresOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.UsePostgres(options =>
        {
            options.ConnectionString = connectionString;
            configure(options);
        });
    }

    /// <summary>Uses PostgreSQL, version 15 or later, through a data source of the application's own, which stays the application's to dispose.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="dataSource">The data source; its search path decides about the schema.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder UsePostgres(this RasoBuilder builder, NpgsqlDataSource dataSource) =>
        builder.UsePostgres(dataSource, static _ => { });

    /// <summary>Uses PostgreSQL, version 15 or later, through a data source of the application's own, which stays the application's to dispose.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="dataSource">The data source; its search path decides about the schema.</param>
    /// <param name="configure">Sets timeouts and the like.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder UsePostgres(this RasoBuilder builder, NpgsqlDataSource dataSource, Action<PostgresOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(dataSource);
        return builder.UseCatalog(
            Type,
            configure,
            static options => [.. PostgresOptionsRules.Check(options, hasDataSource: true)],
            (provider, options) => Create(provider, options, dataSource));
    }

    /// <summary>Uses PostgreSQL, version 15 or later, as the catalogue.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; the connection string is needed.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder UsePostgres(this RasoBuilder builder, Action<PostgresOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseCatalog(
            Type,
            configure,
            static options => options.Validate(),
            static (provider, options) => Create(provider, options, dataSource: null));
    }

    internal static void Register(RasoBuilder builder) =>
        builder.RegisterCatalog(Type, static (raso, section) =>
            raso.UsePostgres(options => StrictConfiguration.Bind(section, strict => section.Bind(options, strict), nameof(PostgresOptions.CommandTimeout), nameof(PostgresOptions.SettleTimeout))));

    private static PostgresCatalog Create(IServiceProvider provider, PostgresOptions options, NpgsqlDataSource? dataSource) =>
        new(options, provider.GetRequiredService<TimeProvider>(), dataSource, provider.GetRequiredService<ILogger<PostgresCatalog>>());
}
