namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteMigrationSession"/>.</summary>
internal static class MigrationSql
{
    public const string MakeTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            version INTEGER NOT NULL CONSTRAINT schema_migrations_pkey PRIMARY KEY CONSTRAINT schema_migrations_version_check CHECK (version > 0),
            name TEXT NOT NULL,
            checksum TEXT NOT NULL CONSTRAINT schema_migrations_checksum_check CHECK (length(checksum) = 64),
            applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
            duration_ms INTEGER NOT NULL CONSTRAINT schema_migrations_duration_ms_check CHECK (duration_ms >= 0)
        ) STRICT
        """;

    public const string List = "SELECT version, name, checksum, applied_at FROM schema_migrations ORDER BY version";

    // One migration by itself within the transaction that holds the lock: it is there whole or not at all.
    public const string Begin = "SAVEPOINT migration";

    public const string Keep = "RELEASE migration";

    public const string TakeBack = """
        ROLLBACK TO migration;
        RELEASE migration
        """;

    public const string Record = """
        INSERT INTO schema_migrations (version, name, checksum, duration_ms)
        VALUES ($version, $name, $checksum, $duration_ms)
        """;

    public const string Forget = "DELETE FROM schema_migrations WHERE version = $version";

    public const string GetAppliedAt = "SELECT applied_at FROM schema_migrations WHERE version = $version";

    public const string FindBrokenKeys = """SELECT "table" AS from_table, parent FROM pragma_foreign_key_check LIMIT 1""";
}
