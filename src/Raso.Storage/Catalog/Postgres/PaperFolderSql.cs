namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about papers' folders.</summary>
internal static class PaperFolderSql
{
    // The lock lets changes of the paper come before or after: one at the same time would find no row to count up.
    public const string Add = """
        INSERT INTO paper_folders AS f (paper_id, folder, backend)
        SELECT p.id, p.folder, @backend FROM papers AS p WHERE p.id = @paper_id FOR SHARE
        ON CONFLICT (paper_id) DO UPDATE SET revision = f.revision + 1, folder = EXCLUDED.folder
        RETURNING f.revision
        """;

    public const string FindWritten = "SELECT f.written_revision FROM paper_folders AS f WHERE f.paper_id = @paper_id";

    public const string ClaimAny = $"{Due}) {Claim}";

    // What was released is at nobody's hands: its pause is for those who look for anything that is due.
    public const string ClaimOf = $"{Due} OR f.claim_token IS NULL) AND f.paper_id = ANY (@papers) {Claim}";

    public const string Complete = """
        UPDATE paper_folders AS f SET written_revision = @revision, claim_token = NULL, claim_until = NULL
        WHERE f.paper_id = @paper_id AND f.claim_token = @token
        """;

    // The revision decides: whoever adds the folder again counts it up.
    public const string Remove = """
        DELETE FROM paper_folders AS f
        WHERE f.paper_id = @paper_id AND f.claim_token = @token AND f.revision = @revision
          AND NOT EXISTS (SELECT FROM papers AS p WHERE p.id = f.paper_id)
        """;

    public const string Pause = "UPDATE paper_folders AS f SET claim_token = NULL WHERE f.paper_id = @paper_id AND f.claim_token = @token";

    public const string Release = """
        UPDATE paper_folders AS f SET claim_token = NULL, claim_until = NULL WHERE f.paper_id = @paper_id AND f.claim_token = @token
        """;

    private const string Due = """
        WITH due AS MATERIALIZED (
            SELECT f.paper_id FROM paper_folders AS f
            WHERE f.written_revision < f.revision AND (f.claim_until IS NULL OR f.claim_until <= (SELECT clock_timestamp())
        """;

    private const string Claim = """
            ORDER BY f.paper_id
            LIMIT @limit
            FOR NO KEY UPDATE SKIP LOCKED
        )
        UPDATE paper_folders AS f SET claim_token = @token, claim_until = clock_timestamp() + @claim
        FROM due AS d
        WHERE f.paper_id = d.paper_id
        RETURNING f.paper_id, f.folder, f.backend, f.claim_token, f.revision
        """;
}
