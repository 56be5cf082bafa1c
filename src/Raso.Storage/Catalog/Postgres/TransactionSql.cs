namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about transactions and connections.</summary>
internal static class TransactionSql
{
    public const string SetReadOnly = "SET TRANSACTION READ ONLY";

    // Several statements see one moment only so.
    public const string BeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    public const string EndRead = "COMMIT";

    public const string Mark = "SAVEPOINT raso_step";

    // What piles up unreleased makes every other session's snapshots slow.
    public const string ForgetMark = "RELEASE SAVEPOINT raso_step";

    public const string BackToMark = "ROLLBACK TO SAVEPOINT raso_step";

    // Null where the transaction has changed nothing.
    public const string CurrentXid = "SELECT pg_current_xact_id_if_assigned() AS xid";

    // On a standby, or before the transaction was replayed, this fails or says 'in progress', and is asked again.
    public const string StatusOfXid = "SELECT pg_xact_status(@xid) AS status";
}
