namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about transactions and connections.</summary>
internal static class TransactionSql
{
    public const string SetReadOnly = "SET TRANSACTION READ ONLY";

    // Several statements see one moment only so.
    public const string BeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    public const string EndRead = "COMMIT";

    // Compiling a plan takes longer than running it where a guess was wrong, which with words and new tables it often is.
    public const string NoCompilation = "SET LOCAL jit = off";

    public const string Mark = "SAVEPOINT raso_step";

    // What piles up unreleased makes every other session's snapshots slow.
    public const string ForgetMark = "RELEASE SAVEPOINT raso_step";

    public const string BackToMark = "ROLLBACK TO SAVEPOINT raso_step";

    // The id is null where the transaction has changed nothing.
    public const string CurrentXid = $"SELECT pg_current_xact_id_if_assigned() AS {XidColumn}, {Era} AS era";

    public const string XidColumn = "raso_xid";

    // On a standby, or before the transaction was replayed, this fails or says 'in progress', and is asked again. A server that crashed
    // gives the ids of transactions whose records were not on disk to new ones: after a restart 'committed' may speak of another, and
    // says nothing, while 'aborted' is true of both.
    public const string StatusOfXid = $"""
        SELECT CASE WHEN s.status <> 'committed' OR {Era} = @era THEN s.status END AS status
        FROM (SELECT pg_xact_status(@xid) AS status) AS s
        """;

    // Changes when the server starts, and when it recovers from the crash of one process: then it drops its statistics.
    private const string Era = "concat(extract(epoch FROM pg_postmaster_start_time()), ' ', extract(epoch FROM pg_stat_get_bgwriter_stat_reset_time()))";
}
