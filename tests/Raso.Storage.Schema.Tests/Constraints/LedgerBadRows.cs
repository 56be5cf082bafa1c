namespace Raso.Storage.Schema.Tests;

/// <summary>Bad rows of files, replicas, leases, backends and jobs.</summary>
internal static class LedgerBadRows
{
    private const string Job = "generation_jobs";
    private const string Taken = "id = '00000000-0000-0000-0000-0000000000e1'";

    internal static IEnumerable<BadRow> All =>
    [
        new("files", "files_pkey", "id = (SELECT id FROM files WHERE path = 'f1')") { Unique = "id" },
        new("files", "files_path_key", "path = 'f1'") { Unique = "path" },
        new("files", "files_path_check", "path = ''"),
        new("files", "files_path_check", $"path = '{new string('é', 513)}'"),
        .. NoPaths("files", "files_path_check", "path"),
        new("files", "files_state_check", "state = 'lost'", "size = 1", $"sha256 = '{Rows.Hash}'") { Unguarded = true },
        new("files", "files_lease_until_check", "lease_until = NULL"),
        new("files", "files_size_check", "size = -1"),
        new("files", "files_sha256_check", $"sha256 = '{Rows.Hash.ToUpperInvariant()}'"),
        new("files", "files_sha256_check", "sha256 = 'abc'"),
        new("files", "files_content_type_check", "content_type = ''"),
        new("files", "files_committed_check", "state = 'committed'") { Unguarded = true },
        new("files", "files_committed_check", "state = 'deleted'", "size = 1") { Unguarded = true },
        new("files", "files_purged_at_check", $"purged_at = '{Rows.Later}'"),

        new("file_replicas", "file_replicas_pkey", "backend = 'taken'") { Unique = "file_id backend" },
        new("file_replicas", "file_replicas_file_id_fkey", $"file_id = '{Rows.Paper}'"),
        new("file_replicas", "file_replicas_backend_check", "backend = ' '"),
        new("file_replicas", "file_replicas_state_check", "state = 'lost'"),
        new("file_replicas", "file_replicas_attempts_check", "attempts = -1"),
        new("file_replicas", "file_replicas_claim_check", $"claim_token = '{Rows.Token}'"),

        new("leases", "leases_pkey", "name = 'taken'") { Unique = "name" },
        new("leases", "leases_name_check", "name = ' '"),
        new("leases", "leases_token_check", "token = -1"),
        new("leases", "leases_holder_check", "holder = 'me'"),

        new("storage_backends", "storage_backends_pkey", "name = 'taken'") { Unique = "name" },
        new("storage_backends", "storage_backends_identity_key", "identity = 'taken'") { Unique = "identity" },
        new("storage_backends", "storage_backends_name_check", "name = ' '"),
        new("storage_backends", "storage_backends_name_check", $"name = '{new string('x', 101)}'"),
        new("storage_backends", "storage_backends_identity_check", "identity = ' '"),
        new("storage_backends", "storage_backends_identity_check", $"identity = '{new string('x', 501)}'"),
        new("storage_backends", "storage_backends_location_check", "location = ' '"),

        new(Job, "generation_jobs_pkey", Taken) { Unique = "id" },
        new(Job, "generation_jobs_paper_id_fkey", $"paper_id = '{Rows.Video}'"),
        new(Job, "generation_jobs_job_type_check", "job_type = 'other'"),
        new(Job, "generation_jobs_status_check", "status = 'lost'"),
        new(Job, "generation_jobs_generation_parameters_check", "generation_parameters = '1'"),
        new(Job, "generation_jobs_ai_models_config_check", "ai_models_config = 'null'"),
        new(Job, "generation_jobs_quality_preset_check", "quality_preset = 'best'"),
        new(Job, "generation_jobs_progress_percentage_check", "progress_percentage = -0.01"),
        new(Job, "generation_jobs_progress_percentage_check", "progress_percentage = 100.01"),
        new(Job, "generation_jobs_progress_percentage_check", "progress_percentage = 'NaN'") { OnPostgres = true },
        new(Job, "generation_jobs_current_stage_check", $"current_stage = '{new string('x', 101)}'"),
        new(Job, "generation_jobs_stages_completed_check", "stages_completed = list[\"a\",null]"),
        new(Job, "generation_jobs_error_messages_check", "error_messages = list[\" \"]"),
        new(Job, "generation_jobs_output_assets_check", "output_assets = '\"a\"'"),
        new(Job, "generation_jobs_performance_metrics_check", "performance_metrics = 'true'"),
        new(Job, "generation_jobs_memory_usage_mb_check", "memory_usage_mb = -1"),
        new(Job, "generation_jobs_cpu_usage_percent_check", "cpu_usage_percent = -1"),
        new(Job, "generation_jobs_cpu_usage_percent_check", "cpu_usage_percent = 'NaN'") { OnPostgres = true },
        new(Job, "generation_jobs_gpu_usage_percent_check", "gpu_usage_percent = -1"),
        new(Job, "generation_jobs_priority_check", "priority = 2147483648") { OnPostgres = false },
        new(Job, "generation_jobs_attempts_check", "attempts = -1"),
        new(Job, "generation_jobs_max_attempts_check", "max_attempts = 0"),
        new(Job, "generation_jobs_lease_token_check", "lease_token = -1"),
        new(Job, "generation_jobs_lease_check", "status = 'running'", $"lease_until = '{Rows.Later}'"),
        new(Job, "generation_jobs_lease_check", "status = 'running'", "lease_holder = 'me'"),
        new(Job, "generation_jobs_lease_check", "lease_holder = 'me'"),
        new(Job, "generation_jobs_lease_holder_check", "status = 'running'", $"lease_until = '{Rows.Later}'", $"lease_holder = '{new string('x', 201)}'"),
        new(Job, "generation_jobs_idempotency_key_key", "idempotency_key = 'taken'") { Unique = "idempotency_key" },
        new(Job, "generation_jobs_cancel_reason_check", "status = 'cancelled'", $"completed_at = '{Rows.Later}'", $"cancel_reason = '{new string('x', 501)}'"),
        new(Job, "generation_jobs_ended_check", "status = 'completed'"),
        new(Job, "generation_jobs_ended_check", $"completed_at = '{Rows.Later}'"),
        new(Job, "generation_jobs_cancel_check", $"cancel_requested_at = '{Rows.Later}'"),
        new(Job, "generation_jobs_cancel_check", "cancel_reason = 'x'"),
        new(Job, "generation_jobs_attempts_check", "attempts = 4"),
        new(Job, "generation_jobs_idempotency_key_check", "idempotency_key = ' '"),
        new(Job, "generation_jobs_idempotency_key_check", $"idempotency_key = '{new string('x', 201)}'"),
        new(Job, "generation_jobs_trace_parent_check", $"trace_parent = '{new string('x', 101)}'"),
        new(Job, "generation_jobs_trace_state_check", $"trace_state = '{new string('x', 513)}'"),
        new(Job, "generation_jobs_row_version_check", "row_version = 0"),
    ];

    /// <summary>What no <see cref="StoragePath"/> is; <see cref="PathTests"/> asks many more.</summary>
    internal static IEnumerable<BadRow> NoPaths(string table, string constraint, string column) =>
        new[] { "/a", "a/", "a//b", "./a", "a/..", "../../escape", ".raso/root.json", ".RASO", "a\\b", "a\tb", new string('x', 256), $"a/{new string('é', 128)}" }
            .Select(text => new BadRow(table, constraint, $"{column} = '{text}'"))
            .Append(new BadRow(table, constraint, $"{column} = 'e\u0301'") { OnPostgres = true });
}
