using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The data sources of one catalogue: where changes go, and where reads that may lag behind go.</summary>
internal sealed class PostgresDataSources : IAsyncDisposable
{
    private readonly NpgsqlDataSource? _owned;

    private PostgresDataSources(NpgsqlDataSource source, bool owned, int? commandTimeout)
    {
        _owned = owned ? source : null;
        CommandTimeout = commandTimeout;
        if (source is NpgsqlMultiHostDataSource hosts)
        {
            Primary = hosts.WithTargetSession(TargetSessionAttributes.Primary);
            Reader = hosts.WithTargetSession(TargetSessionAttributes.PreferStandby);
        }
        else
        {
            Primary = source;
            Reader = source;
        }
    }

    public NpgsqlDataSource Primary { get; }

    public NpgsqlDataSource Reader { get; }

    /// <summary>Gets the timeout of one statement in seconds, where it is not the connection string's.</summary>
    public int? CommandTimeout { get; }

    public static PostgresDataSources Create(PostgresOptions options)
    {
        var timeout = ReadTimeout(options.CommandTimeout);
        if (options.DataSource is { } given)
        {
            return options.ConnectionString is null && options.Schema is null
                ? new PostgresDataSources(given, owned: false, timeout)
                : throw new ArgumentException(
                    "A data source brings its own connection string, and its schema with 'Search Path': leave ConnectionString and Schema unset.",
                    nameof(options));
        }

        var settings = Parse(options);
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        NpgsqlDataSource source = settings.Host!.Contains(',', StringComparison.Ordinal) ? builder.BuildMultiHost() : builder.Build();
        return new PostgresDataSources(source, owned: true, timeout);
    }

    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static NpgsqlConnectionStringBuilder Parse(PostgresOptions options)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Npgsql's own message may quote a part of the string, and so of a password that holds a semicolon.
            throw new ArgumentException("The PostgreSQL connection string cannot be read: it is 'Key=Value;...', and a value with ';' or '=' is put in quotes.", nameof(options));
        }

        if (string.IsNullOrWhiteSpace(settings.Host))
        {
            throw new ArgumentException("The PostgreSQL connection string names no host.", nameof(options));
        }

        if (settings.TargetSessionAttributes is not null || settings.Multiplexing)
        {
            throw new ArgumentException(
                "Leave 'Target Session Attributes' and 'Multiplexing' out of the PostgreSQL connection string: the catalogue sends writes to the primary, and its transactions each need a connection.",
                nameof(options));
        }

        settings.PersistSecurityInfo = false;
        settings.IncludeErrorDetail = false; // Details quote the values of rows.
        settings.LogParameters = false;
        settings.Enlist = false; // A transaction of the caller must not swallow the one that the ledger relies on.
        settings.ApplicationName ??= "Raso.Storage";
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = 100;
            settings.AutoPrepareMinUsages = 2;
        }

        if (options.Schema is { } schema)
        {
            settings.SearchPath = PostgresSchemaName.Require(schema);
        }

        return settings;
    }

    private static int? ReadTimeout(TimeSpan? timeout) => timeout switch
    {
        null => null,
        { Ticks: > 0 } known when known.TotalSeconds <= int.MaxValue => (int)Math.Ceiling(known.TotalSeconds),
        _ => throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "CommandTimeout is more than zero."),
    };
}
