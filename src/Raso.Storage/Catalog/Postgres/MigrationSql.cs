namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about migrations.</summary>
internal static class MigrationSql
{
    public const string CurrentSchema = "SELECT current_schema() AS name";

    // Of the session, so that it spans the transactions of all migrations; a session that dies lets it go.
    public const string Lock = "SELECT pg_advisory_lock(@key)";

    public const string Unlock = "SELECT pg_advisory_unlock(@key)";

    public const string NameSchema = "SELECT set_config('raso.schema', @name, false)";

    // CREATE SCHEMA takes no parameter. Looked for first, because IF NOT EXISTS asks for the right to create also where it exists.
    public const string CreateSchema = """
        DO $$
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace AS n WHERE n.nspname = current_setting('raso.schema')) THEN
                EXECUTE format('CREATE SCHEMA %I', current_setting('raso.schema'));
            END IF;
        END $$
        """;

    public const string CreateTable = """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            version integer NOT NULL,
            name text NOT NULL,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
            duration_ms bigint NOT NULL,
            CONSTRAINT schema_migrations_pkey PRIMARY KEY (version),
            CONSTRAINT schema_migrations_version_check CHECK (version > 0),
            CONSTRAINT schema_migrations_checksum_check CHECK (checksum ~ '^[0-9a-f]{64}$'),
            CONSTRAINT schema_migrations_duration_ms_check CHECK (duration_ms >= 0)
        )
        """;

    public const string List = "SELECT m.version, m.name, m.checksum, m.applied_at FROM schema_migrations AS m ORDER BY m.version";

    public const string Record = """
        INSERT INTO schema_migrations AS m (version, name, checksum, duration_ms)
        VALUES (@version, @name, @checksum, extract(epoch FROM clock_timestamp() - transaction_timestamp())::numeric * 1000)
        RETURNING m.applied_at
        """;

    public const string Forget = "DELETE FROM schema_migrations AS m WHERE m.version = @version";
}
