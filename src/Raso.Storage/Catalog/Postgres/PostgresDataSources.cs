using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The data sources of one catalogue: where changes go, and where reads that may lag behind go.</summary>
internal sealed class PostgresDataSources : IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource? _owned;

    private PostgresDataSources(NpgsqlDataSource source, bool owned, CommandSettings commands)
    {
        _owned = owned ? source : null;
        Commands = commands;
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

    /// <summary>Gets a value indicating whether reads may go elsewhere than changes.</summary>
    public bool HasStandbys => !ReferenceEquals(Primary, Reader);

    public CommandSettings Commands { get; }

    public static PostgresDataSources Create(PostgresOptions options, NpgsqlDataSource? given)
    {
        IReadOnlyList<ValidationFailure> failures = [.. PostgresOptionsRules.Check(options, given is not null)];
        if (failures.Count > 0)
        {
            throw new ValidationException(failures);
        }

        var commands = new CommandSettings(options.CommandTimeout is { } timeout ? (int)Math.Ceiling(timeout.TotalSeconds) : null, options.PrepareStatements);
        if (given is not null)
        {
            return new PostgresDataSources(given, owned: false, commands);
        }

        var settings = Complete(PostgresConnectionString.Read(options.ConnectionString), options.Schema);
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString);
        NpgsqlDataSource source = settings.Host!.Contains(',', StringComparison.Ordinal) ? builder.BuildMultiHost() : builder.Build();
        return new PostgresDataSources(source, owned: true, commands);
    }

    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    public void Dispose() => _owned?.Dispose();

    private static NpgsqlConnectionStringBuilder Complete(NpgsqlConnectionStringBuilder settings, string? schema)
    {
        settings.PersistSecurityInfo = false;
        settings.IncludeErrorDetail = false; // Details quote the values of rows.
        settings.LogParameters = false;
        settings.Enlist = false; // A transaction of the caller must not swallow the one that the ledger relies on.
        settings.ApplicationName ??= "Raso.Storage";
        settings.MaxAutoPrepare = 0; // See PostgresCommands.
        if (schema is not null)
        {
            settings.SearchPath = schema;
        }

        return settings;
    }
}
