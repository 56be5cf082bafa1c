using System.Text.Json;
using Raso.Storage.Media;
using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <summary>What must hold before a paper is taken in.</summary>
internal static class IngestionRules
{
    public const string Preset = "quality_preset";
    public const string Models = "ai_models";
    public const string Frameworks = "visual_frameworks";
    public const string Audio = "audio_settings";

    private const int MaxFileName = 255;
    private const int MaxFrameworks = 100;
    private const int MaxFramework = 50;

    // Of a PDF of whatever length, with its key.
    private const int PageCountBytes = 20;

    private static readonly string[] Own = [Preset, Models, Frameworks, Audio];

    /// <summary>Checks what neither the record nor the queue checks.</summary>
    /// <exception cref="ValidationException">Fields are at fault.</exception>
    public static void Check(PaperIngestion paper, IngestionOptions options)
    {
        var checks = new FieldChecks();
        checks.Require(paper.Keywords is not null, nameof(paper.Keywords), "is missing; give a list, which may be empty.");
        checks.Require(options.File is { Metadata: not null }, nameof(options.File), "is missing; leave it out for the defaults.");
        if (checks.Line(IngestionParts.NameOf(paper.OriginalFileName), nameof(paper.OriginalFileName), MaxFileName) && options.File is { Metadata: { } metadata })
        {
            var bytes = metadata.Sum(entry => entry.Key.Length + Uri.EscapeDataString(entry.Value).Length) + PageCountBytes
                + IngestionParts.FileNameKey.Length + Uri.EscapeDataString(IngestionParts.NameOf(paper.OriginalFileName) ?? "").Length;
            checks.Require(
                bytes <= StoreOptionsRules.MaxMetadataBytes,
                nameof(paper.OriginalFileName),
                $"makes the file's metadata {bytes} bytes long, percent-encoded; at most {StoreOptionsRules.MaxMetadataBytes} can be kept. Give a shorter name, or less metadata.");
        }

        if (options.Job is { } job)
        {
            Check(job, checks);
        }

        checks.ThrowIfAny();
    }

    /// <summary>Checks what reading the PDF found against what the caller left out.</summary>
    /// <exception cref="ValidationException">The content is no PDF, or nobody knows the title or the authors.</exception>
    public static void Check(PaperIngestion paper, PdfReading? reading)
    {
        var checks = new FieldChecks();
        checks.Require(reading?.Outcome != ReadingOutcome.Unrecognized, "Content", $"is no PDF: {reading?.Fault}");
        var why = reading is null
            ? "it is not taken from the PDF, because Raso.Storage.Media is not added"
            : reading.Facts is null ? $"the PDF could not be read ({reading.Fault})" : "the PDF does not tell it";
        checks.Require(paper.Title is not null || reading?.Facts?.Title is not null, nameof(paper.Title), $"is missing: {why}. Give 1 to 500 characters.");
        checks.Require(paper.Authors is not null || reading?.Facts?.Authors is { Count: > 0 }, nameof(paper.Authors), $"is missing: {why}. Give at least one.");
        checks.ThrowIfAny();
    }

    private static void Check(IngestionJob job, FieldChecks checks)
    {
        const string Field = nameof(IngestionOptions.Job);
        checks.Defined(job.Type, $"{Field}.{nameof(job.Type)}");
        checks.Defined(job.QualityPreset, $"{Field}.{nameof(job.QualityPreset)}");
        checks.Json(job.AiModels, $"{Field}.{nameof(job.AiModels)}");
        checks.Lines(job.VisualFrameworks, $"{Field}.{nameof(job.VisualFrameworks)}", MaxFrameworks, MaxFramework, required: false);
        checks.Json(job.AudioSettings, $"{Field}.{nameof(job.AudioSettings)}");
        checks.Json(job.Parameters, $"{Field}.{nameof(job.Parameters)}");
        if (job.Parameters is { } parameters)
        {
            checks.Require(
                parameters.ValueKind == JsonValueKind.Object && !parameters.EnumerateObject().Any(member => Own.Contains(member.Name, StringComparer.Ordinal)),
                $"{Field}.{nameof(job.Parameters)}",
                $"is no object, or has one of {string.Join(", ", Own)}; those are made of the job's own properties.");
        }
    }
}
