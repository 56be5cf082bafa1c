using System.Globalization;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>What <see cref="PostgresOptions"/> must keep.</summary>
internal static class PostgresOptionsRules
{
    private const string ConnectionString = nameof(PostgresOptions.ConnectionString);

    public static IEnumerable<ValidationFailure> Check(PostgresOptions options, bool hasDataSource)
    {
        if (!hasDataSource)
        {
            if (CheckConnectionString(options) is { } fault)
            {
                yield return new ValidationFailure(ConnectionString, fault);
            }
        }
        else if (options.ConnectionString is not null || options.Schema is not null)
        {
            yield return new ValidationFailure(
                options.Schema is null ? ConnectionString : nameof(options.Schema),
                "is set beside a data source, which brings its own connection string, and its schema with 'Search Path'; leave it unset.");
        }

        if (options.Schema is { } schema && !PostgresSchemaName.IsValid(schema))
        {
            yield return new ValidationFailure(nameof(options.Schema), "is no name for a schema; use 1 to 63 of a-z, 0-9 and _, not beginning with a digit or pg_.");
        }

        if (options.CommandTimeout is { } timeout && (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromDays(1)))
        {
            yield return new ValidationFailure(nameof(options.CommandTimeout), $"is {timeout}; set more than zero, and at most 1 day.");
        }

        if (options.SettleTimeout <= TimeSpan.Zero || options.SettleTimeout > TimeSpan.FromDays(1))
        {
            yield return new ValidationFailure(nameof(options.SettleTimeout), $"is {options.SettleTimeout}; set more than zero, and at most 1 day.");
        }

        if (options.MaxReruns is < 0 or > 20)
        {
            yield return new ValidationFailure(nameof(options.MaxReruns), $"is {options.MaxReruns}; choose 0 to 20.");
        }
    }

    private static bool IsHost(string text)
    {
        var host = text.Trim();
        if (Path.IsPathRooted(host) || host.StartsWith('@'))
        {
            return true; // A socket of this machine.
        }

        if (Uri.CheckHostName(host) != UriHostNameType.Unknown)
        {
            return true;
        }

        var colon = host.LastIndexOf(':');
        return colon > 0
            && ushort.TryParse(host.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            && Uri.CheckHostName(host[..colon]) != UriHostNameType.Unknown;
    }

    private static string? CheckConnectionString(PostgresOptions options)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = PostgresConnectionString.Read(options.ConnectionString);
        }
        catch (FormatException fault)
        {
            return fault.Message;
        }

        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            return "names no host; write it like Host=db;Database=raso;Username=app;Password=...";
        }

        // Npgsql quotes a port that it cannot read, and a URI without a user may have its password there.
        if (!Array.TrueForAll(settings.Host.Split(','), IsHost))
        {
            return "names a host or a port that cannot be one; write it like Host=db or Host=db:5432, several with commas between.";
        }

        return settings.TargetSessionAttributes is not null || settings.Multiplexing
            ? "has 'Target Session Attributes' or 'Multiplexing'; leave them out: the catalogue sends writes to the primary, and its transactions each need a connection."
            : null;
    }
}
