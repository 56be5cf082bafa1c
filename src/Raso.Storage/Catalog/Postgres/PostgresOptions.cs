namespace Raso.Storage.Catalog.Postgres;

/// <summary>How the catalogue reaches PostgreSQL, version 15 or later.</summary>
public sealed class PostgresOptions
{
    /// <summary>Gets or sets the connection string, as Npgsql defines it (<c>Host=db;Database=raso;Username=app;Password=...</c>) or as a URI (<c>postgresql://app:...@db:5432/raso?sslmode=require</c>, with percent-encoded parts). Several hosts may be named: writes go to the primary among them, reads prefer a standby. Required unless the application gives a data source of its own.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>Gets or sets the schema that holds the tables: 1 to 63 of <c>a-z</c>, <c>0-9</c> and <c>_</c>, not beginning with a digit or <c>pg_</c>. The connection's own search path decides where it is not set.</summary>
    public string? Schema { get; set; }

    /// <summary>Gets or sets how long one statement may take, more than zero and at most 1 day; the connection string's <c>Command Timeout</c>, which is 30 s by itself, unless set. Migrations are not limited.</summary>
    public TimeSpan? CommandTimeout { get; set; }

    /// <summary>Gets or sets how long the outcome of a COMMIT is asked for after its answer was lost, before <see cref="CatalogErrorCode.OutcomeUnknown"/> is raised, more than zero and at most 1 day; 30 s unless set.</summary>
    public TimeSpan SettleTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets how often a transaction runs again after a deadlock or another collision, 0 to 20; 5 unless set.</summary>
    public int MaxReruns { get; set; } = 5;

    /// <summary>Gets or sets whether statements are prepared, each once on a connection, which takes a round trip then and spares the server its parsing and planning later; true unless set. Set it to false behind a pooler that shares sessions and cannot hold prepared statements, as PgBouncer before 1.21.</summary>
    public bool PrepareStatements { get; set; } = true;

    /// <summary>Looks for values that cannot be used; no server is asked.</summary>
    /// <returns>The properties at fault, each with its mend and without secrets; empty when all is well.</returns>
    public IReadOnlyList<ValidationFailure> Validate() => [.. PostgresOptionsRules.Check(this, hasDataSource: false)];
}
