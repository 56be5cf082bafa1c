using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Raso.Storage.Sqlite;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Uses an embedded SQLite file as the catalogue.</summary>
public static class SqliteRasoBuilderExtensions
{
    private const string Type = "Sqlite";

    /// <summary>Uses an embedded SQLite file as the catalogue: one machine, no server.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="dataSource">The file of the database, made on first use; the folders above it are made when the host starts.</param>
    /// <param name="configure">Sets timeouts and the like; defaults where <see langword="null"/>.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder UseSqlite(this RasoBuilder builder, string dataSource, Action<SqliteOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseCatalog<SqliteOptions>(
            Type,
            options =>
            {
                options.DataSource = dataSource;
                configure?.Invoke(options);
            },
            DatabaseFileCheck.Check,
            static (provider, options) => new SqliteCatalog(
                options, provider.GetRequiredService<ILoggerFactory>(), provider.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Lets <c>Catalog:Type</c> <c>Sqlite</c> in the configuration stand for this catalogue.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder RegisterSqlite(this RasoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.RegisterCatalog(Type, static (raso, section) => raso.UseSqlite(
            "",
            options => StrictConfiguration.Bind(section, strict => section.Bind(options, strict), nameof(SqliteOptions.BusyTimeout))));
    }
}
