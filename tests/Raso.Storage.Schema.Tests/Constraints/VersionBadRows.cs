namespace Raso.Storage.Schema.Tests;

/// <summary>Bad rows of versions and roll-backs, which plain SQL cannot insert: tried with the guards of their tables taken away.</summary>
internal static class VersionBadRows
{
    private const string Table = "content_versions";
    private const string Missing = "'00000000-0000-0000-0000-00000000dead'";

    internal static IEnumerable<BadRow> All =>
    [
        new(Table, "content_versions_pkey", $"id = {GoodRows.VersionOf("v1")}") { Unique = "id" },
        new(Table, "content_versions_number_key", "version_number = 2") { Unique = "content_type content_id version_number" },
        new(Table, "content_versions_file_path_key", "file_path = 'a1'") { Unique = "file_path" },
        new(Table, "content_versions_current_key", "is_current = true") { Unique = "content_type content_id" },
        new(Table, "content_versions_video_asset_id_fkey", $"content_id = {Missing}"),
        new(Table, "content_versions_audio_asset_id_fkey", "content_type = 'audio'"),
        new(Table, "content_versions_visual_asset_id_fkey", "content_type = 'visual'"),
        new(Table, "content_versions_file_path_fkey", "file_path = 'nowhere'"),
        new(Table, "content_versions_source_code_path_fkey", "source_code_path = 'nowhere'"),
        new(Table, "content_versions_parent_version_id_fkey", $"parent_version_id = {Missing}"),
        new(Table, "content_versions_content_type_check", "content_type = 'paper'"),
        new(Table, "content_versions_version_number_check", "version_number = 0"),
        new(Table, "content_versions_parent_version_id_check", "parent_version_id = NULL"),
        new(Table, "content_versions_generation_parameters_check", "generation_parameters = '1'"),
        new(Table, "content_versions_ai_models_used_check", "ai_models_used = '1'"),
        new(Table, "content_versions_performance_metrics_check", "performance_metrics = '1'"),
        new(Table, "content_versions_properties_check", "properties = '[]'"),
        new(Table, "content_versions_file_size_check", "file_size = 0"),
        new(Table, "content_versions_checksum_check", "checksum = 'abc'"),
        new(Table, "content_versions_is_current_check", "is_current = 2") { OnPostgres = false },
        new(Table, "content_versions_pruned_at_check", $"content_id = '{Rows.OtherVideo}'", "is_current = true", $"pruned_at = '{Rows.Later}'"),
        new(Table, "content_versions_created_by_check", $"created_by = '{new string('x', 101)}'"),

        new("version_rollbacks", "version_rollbacks_pkey", "id = '00000000-0000-0000-0000-0000000000e1'") { Unique = "id" },
        new("version_rollbacks", "version_rollbacks_number_key", "rollback_number = 1") { Unique = "content_type content_id rollback_number" },
        new("version_rollbacks", "version_rollbacks_rollback_number_check", "rollback_number = 0"),
        new("version_rollbacks", "version_rollbacks_from_version_id_fkey", $"from_version_id = {Missing}"),
        new("version_rollbacks", "version_rollbacks_to_version_id_fkey", $"to_version_id = {Missing}"),
        new("version_rollbacks", "version_rollbacks_content_type_check", "content_type = 'paper'"),
        new("version_rollbacks", "version_rollbacks_versions_check", $"to_version_id = {GoodRows.VersionOf("v2")}"),
        new("version_rollbacks", "version_rollbacks_created_by_check", $"created_by = '{new string('x', 101)}'"),
    ];
}
