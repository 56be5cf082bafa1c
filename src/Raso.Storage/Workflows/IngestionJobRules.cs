using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Jobs;
using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <summary>What must hold of the job that a paper is taken in with.</summary>
internal static class IngestionJobRules
{
    public const string Preset = "quality_preset";
    public const string Models = "ai_models";
    public const string Frameworks = "visual_frameworks";
    public const string Audio = "audio_settings";

    private const string Field = nameof(IngestionOptions.Job);
    private const int MaxFrameworks = 100;
    private const int MaxFramework = 50;

    private static readonly string[] Own = [Preset, Models, Frameworks, Audio];
    private static readonly string AnySha256 = new('0', 64);

    /// <summary>Checks a job, and names its fields as the caller does: <c>Job.Priority</c>.</summary>
    public static void Check(IngestionJob job, FieldChecks checks)
    {
        var before = checks.Failures.Count;
        CheckParts(job, checks);

        // With any paper and any bytes. Parameters can be made of sound parts alone; what else the queue looks at is checked in any case.
        var sound = checks.Failures.Count == before
            ? job
            : job with { Type = JobType.FullVideo, QualityPreset = QualityPreset.High, AiModels = null, VisualFrameworks = [], AudioSettings = null, Parameters = null };
        try
        {
            JobRules.Check([IngestionParts.JobOf(sound, Guid.AllBitsSet, AnySha256)]);
        }
        catch (ValidationException error)
        {
            foreach (var failure in error.Failures)
            {
                checks.Require(false, $"{Field}.{NameOf(failure.Field)}", failure.Message);
            }
        }
    }

    private static void CheckParts(IngestionJob job, FieldChecks checks)
    {
        checks.Defined(job.Type, $"{Field}.{nameof(job.Type)}");
        checks.Defined(job.QualityPreset, $"{Field}.{nameof(job.QualityPreset)}");
        checks.Json(job.AiModels, $"{Field}.{nameof(job.AiModels)}");
        checks.Lines(job.VisualFrameworks, $"{Field}.{nameof(job.VisualFrameworks)}", MaxFrameworks, MaxFramework, required: false);
        checks.Json(job.AudioSettings, $"{Field}.{nameof(job.AudioSettings)}");
        if (job.Parameters is { ValueKind: JsonValueKind.Object } parameters)
        {
            checks.Json(parameters, $"{Field}.{nameof(job.Parameters)}");
            string[] taken = [.. Own.Where(name => parameters.TryGetProperty(name, out _))];
            checks.Require(
                taken.Length == 0,
                $"{Field}.{nameof(job.Parameters)}",
                $"has {string.Join(", ", taken)}, which is made of the job's own properties; set those.");
        }
        else
        {
            checks.Require(job.Parameters is null, $"{Field}.{nameof(job.Parameters)}", $"is JSON of the kind {job.Parameters?.ValueKind}; give an object, or leave it out.");
        }
    }

    private static string NameOf(string field) => field switch
    {
        nameof(NewGenerationJob.GenerationParameters) => nameof(IngestionJob.Parameters),
        nameof(NewGenerationJob.AiModelsConfig) => nameof(IngestionJob.AiModels),
        _ => field,
    };
}
