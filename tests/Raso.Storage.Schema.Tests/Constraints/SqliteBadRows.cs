namespace Raso.Storage.Schema.Tests;

/// <summary>Bad rows of what PostgreSQL holds by type: keys and times, which are text in SQLite.</summary>
internal static class SqliteBadRows
{
    private static readonly string[] Keyed =
    [
        "files", "papers", "video_assets", "audio_assets", "visual_assets", "content_versions", "version_rollbacks", "asset_relationships",
        "generation_jobs",
    ];

    private static readonly (string Table, string Columns)[] Times =
    [
        ("files", "lease_until purged_at created_at committed_at ended_at"),
        ("file_replicas", "stored_at verified_at deleted_at claim_until created_at"),
        ("leases", "lease_until"),
        ("storage_backends", "first_seen"),
        ("papers", "created_at updated_at"),
        ("paper_folders", "claim_until"),
        ("video_assets", "created_at updated_at"),
        ("audio_assets", "created_at updated_at"),
        ("visual_assets", "created_at updated_at"),
        ("content_versions", "pruned_at created_at"),
        ("version_rollbacks", "created_at"),
        ("asset_relationships", "created_at"),
        ("generation_jobs", "created_at updated_at started_at completed_at estimated_completion_time available_at lease_until cancel_requested_at"),
    ];

    /// <summary>Texts that go on after a NUL (@), where many functions of SQLite end.</summary>
    private static readonly (string Table, string Columns, string Value)[] Texts =
    [
        ("files", "content_type path", "'a@'"),
        ("files", "sha256", $"'{Rows.Hash}@'"),
        ("file_replicas", "backend", "'a@'"),
        ("leases", "name", "'a@'"),
        ("storage_backends", "name identity", "'a@'"),
        ("papers", "title abstract journal pdf_url folder", "'a@'"),
        ("papers", "doi", "'10.1/a@'"),
        ("papers", "authors keywords", "'[\"a\"]@'"),
        ("paper_folders", "folder backend", "'a@'"),
        ("video_assets", "title description scene_name codec", "'a@'"),
        ("audio_assets", "title description scene_name tts_model voice_model transcript language", "'a@'"),
        ("visual_assets", "title description scene_name animation_framework", "'a@'"),
        ("video_assets", "resolution", "'1x1@'"),
        ("visual_assets", "resolution", "'1x1@'"),
        ("video_assets", "codec_info validation_errors generation_parameters ai_models_used", "'{}@'"),
        ("audio_assets", "validation_errors generation_parameters ai_models_used", "'{}@'"),
        ("visual_assets", "validation_errors generation_parameters ai_models_used", "'{}@'"),
        ("generation_jobs", "lease_holder cancel_reason idempotency_key trace_parent trace_state", "'a@'"),
    ];

    private static readonly string[] OddTexts = ["A\\ud800B", "\\udfff", "A\\ude00\\ud83d", "A\\u0000B"];

    private static readonly string[] Lists = ["authors", "keywords"];

    internal static IEnumerable<BadRow> All =>
    [
        .. Keyed.Select(table => Only(table, $"{table}_id_check", "id = '00000000-0000-0000-0000-0000000000A1'")),
        Only("files", "files_token_check", "token = 'x'"),
        Only("file_replicas", "file_replicas_claim_token_check", "claim_token = 'x'", $"claim_until = '{Rows.Later}'"),
        Only("paper_folders", "paper_folders_paper_id_check", "paper_id = '00000000-0000-0000-0000-0000000000A1'"),
        Only("paper_folders", "paper_folders_claim_token_check", "claim_token = 'x'", $"claim_until = '{Rows.Later}'"),
        .. Texts.SelectMany(texts => texts.Columns.Split(' ').Select(column =>
            Only(texts.Table, $"{texts.Table}_{column}_check", $"{column} = {texts.Value.Replace("@", "' || char(0) || 'x", StringComparison.Ordinal)}"))),
        .. Keyed[..5].Select(table => Only(table, $"{table}_id_check", "id = '00000000-0000-0000-0000-0000000000e9' || char(0)")),
        .. OddTexts.SelectMany(text => Lists.Select(column =>
            Only("papers", $"papers_{column}_check", $"{column} = '[\"{text}\"]'"))),
        .. Times.SelectMany(times => times.Columns.Split(' ').Select(column => Time(times.Table, column))),
    ];

    private static BadRow Time(string table, string column)
    {
        // Where the column has a rule of its own, its form has another name.
        var rule = (table, column) is ("files", "lease_until" or "purged_at") or ("content_versions", "pruned_at") ? "_time_check" : "_check";
        return column == "purged_at"
            ? Only(table, $"{table}_{column}{rule}", $"{column} = '2026-01-01 00:00:00'", "state = 'abandoned'") with { Unguarded = true }
            : Only(table, $"{table}_{column}{rule}", $"{column} = '2026-01-01 00:00:00'");
    }

    private static BadRow Only(string table, string constraint, params string[] columns) => new(table, constraint, columns) { OnPostgres = false };
}
