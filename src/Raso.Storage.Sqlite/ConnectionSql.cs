namespace Raso.Storage.Sqlite;

/// <summary>The statements that set up connections and bound transactions.</summary>
internal static class ConnectionSql
{
    public const string Settings = """
        -- With a write-ahead log, NORMAL would let a power cut take back what was acknowledged.
        PRAGMA synchronous = full;
        -- Waiting is done between attempts, without a thread; see BusyTimeout.
        PRAGMA busy_timeout = 0;
        PRAGMA journal_mode = wal
        """;

    public const string Journal = "PRAGMA journal_mode";

    public const string ReadOnly = "PRAGMA query_only = on";

    public const string ReadWrite = "PRAGMA query_only = off";

    // Takes the write lock at once: a transaction that reads first and writes later could find its snapshot overtaken, and waiting would not help it.
    public const string BeginWrite = "BEGIN IMMEDIATE";

    // A deferred transaction takes its snapshot with its first read.
    public const string BeginRead = """
        BEGIN DEFERRED;
        SELECT 1 FROM sqlite_schema LIMIT 1
        """;

    public const string BeginMigration = """
        -- Off for the time of a migration: dropping or rebuilding a table must not cascade. The result is checked instead.
        PRAGMA foreign_keys = off;
        BEGIN IMMEDIATE
        """;

    public const string ForeignKeys = "PRAGMA foreign_keys = on";

    public const string Mark = "SAVEPOINT raso_step";

    public const string ForgetMark = "RELEASE raso_step";

    public const string BackToMark = """
        ROLLBACK TO raso_step;
        RELEASE raso_step
        """;

    public const string Commit = "COMMIT";

    public const string Rollback = "ROLLBACK";
}
