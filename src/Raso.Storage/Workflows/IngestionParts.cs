using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Jobs;
using Raso.Storage.Media;
using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <summary>Makes of what is known of a paper the record, the file's metadata and the job.</summary>
internal static class IngestionParts
{
    public const string FileNameKey = "original_filename";

    private const string PagesKey = "page_count";

    /// <summary>Gets the record: what the caller said, and for what was left out what the PDF says.</summary>
    public static NewPaper PaperOf(PaperIngestion paper, PdfFacts? facts) => new()
    {
        Id = paper.Id,
        // Whether null is allowed is known once the paper was looked for.
        Title = (paper.Title ?? facts?.Title)!,
        Authors = (paper.Authors ?? (facts is { Authors.Count: > 0 } ? facts.Authors : null))!,
        Doi = paper.Doi,
        Abstract = paper.Abstract,
        Keywords = paper.Keywords,
        PublicationDate = paper.PublicationDate,
        Journal = paper.Journal,
        PdfUrl = paper.PdfUrl,
    };

    /// <summary>Gets how the PDF is stored.</summary>
    public static FileWriteOptions FileOf(PaperIngestion paper, PdfFacts? facts, FileWriteOptions file)
    {
        var metadata = file.Metadata.ToDictionary(StringComparer.Ordinal);
        if (NameOf(paper.OriginalFileName) is { } name)
        {
            metadata[FileNameKey] = name;
        }

        if (facts is not null)
        {
            metadata.TryAdd(PagesKey, facts.PageCount.ToString(CultureInfo.InvariantCulture));
        }

        return file with { Metadata = metadata };
    }

    /// <summary>Gets the last part of a name: folders of another machine are nobody's business.</summary>
    public static string? NameOf(string? fileName) => fileName?[(fileName.LastIndexOfAny(['/', '\\']) + 1)..];

    public static NewGenerationJob JobOf(IngestionJob job, Guid paperId, string sha256) => new()
    {
        PaperId = paperId,
        Type = job.Type,
        GenerationParameters = ParametersOf(job),
        AiModelsConfig = job.AiModels,
        QualityPreset = job.QualityPreset,
        Priority = job.Priority,
        Delay = job.Delay,
        MaxAttempts = job.MaxAttempts,
        IdempotencyKey = job.IdempotencyKey ?? $"ingest:{paperId:N}:{sha256}:{CatalogText.JobTypes.Format(job.Type)}",
    };

    internal static JsonElement ParametersOf(IngestionJob job)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString(IngestionJobRules.Preset, CatalogText.QualityPresets.Format(job.QualityPreset));
            Write(IngestionJobRules.Models, job.AiModels);
            json.WriteStartArray(IngestionJobRules.Frameworks);
            foreach (var framework in job.VisualFrameworks)
            {
                json.WriteStringValue(framework);
            }

            json.WriteEndArray();
            Write(IngestionJobRules.Audio, job.AudioSettings);
            if (job.Parameters is { } more)
            {
                foreach (var member in more.EnumerateObject())
                {
                    member.WriteTo(json);
                }
            }

            json.WriteEndObject();

            void Write(string name, JsonElement? value)
            {
                if (value is { } known)
                {
                    json.WritePropertyName(name);
                    known.WriteTo(json);
                }
            }
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
