namespace Raso.Storage.Sqlite;

/// <summary>The statements about papers' folders.</summary>
internal static class PaperFolderSql
{
    public const string Add = """
        INSERT INTO paper_folders AS f (paper_id, folder, backend)
        SELECT p.id, p.folder, $backend FROM papers AS p WHERE p.id = $paper_id
        ON CONFLICT (paper_id) DO UPDATE SET revision = f.revision + 1, folder = excluded.folder
        RETURNING revision
        """;

    public const string FindWritten = "SELECT f.written_revision FROM paper_folders AS f WHERE f.paper_id = $paper_id";

    public const string ClaimAny = $"{Due}) {Claim}";

    // What was released is at nobody's hands: its pause is for those who look for anything that is due.
    public const string ClaimOf = $"{Due} OR f.claim_token IS NULL) AND f.paper_id IN (SELECT value FROM json_each($papers)) {Claim}";

    public const string Claimed = "SELECT f.paper_id, f.folder, f.backend, f.claim_token, f.revision FROM paper_folders AS f WHERE f.claim_token = $token";

    public const string Complete = """
        UPDATE paper_folders SET written_revision = $revision, claim_token = NULL, claim_until = NULL
        WHERE paper_id = $paper_id AND claim_token = $token
        """;

    // The revision decides: whoever adds the folder again counts it up.
    public const string Remove = """
        DELETE FROM paper_folders
        WHERE paper_id = $paper_id AND claim_token = $token AND revision = $revision
          AND NOT EXISTS (SELECT 1 FROM papers AS p WHERE p.id = paper_folders.paper_id)
        """;

    public const string Pause = "UPDATE paper_folders SET claim_token = NULL WHERE paper_id = $paper_id AND claim_token = $token";

    public const string Release = "UPDATE paper_folders SET claim_token = NULL, claim_until = NULL WHERE paper_id = $paper_id AND claim_token = $token";

    private const string Due = """
        UPDATE paper_folders SET claim_token = $token, claim_until = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', $claim)
        WHERE paper_id IN (
            SELECT f.paper_id FROM paper_folders AS f
            WHERE f.written_revision < f.revision AND (f.claim_until IS NULL OR f.claim_until <= strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        """;

    private const string Claim = """
            ORDER BY f.paper_id
            LIMIT $limit)
        """;
}
