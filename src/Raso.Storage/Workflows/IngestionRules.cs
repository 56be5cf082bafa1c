using Raso.Storage.Papers;
using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <summary>What must hold before a paper is taken in.</summary>
internal static class IngestionRules
{
    private const int MaxFileName = 255;

    // Of a PDF of whatever length, with its key.
    private const int PageCountBytes = 20;

    /// <summary>Checks the record, the options and the content of a call as a whole.</summary>
    /// <param name="paper">What the caller says of the paper.</param>
    /// <param name="wanted">The record that is made of it and of the PDF, with its DOI in normal form.</param>
    /// <param name="isKnown">Whether the catalogue knows the paper, so that no record is made.</param>
    /// <param name="options">What is done.</param>
    /// <param name="look">What is known of the content.</param>
    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(PaperIngestion paper, NewPaper wanted, bool isKnown, IngestionOptions options, PdfLook look)
    {
        var checks = new FieldChecks();
        if (!isKnown)
        {
            checks.Require(wanted.Title is not null, nameof(paper.Title), $"is missing: {look.WhyNothing}. Give 1 to 500 characters.");
            checks.Require(wanted.Authors is not null, nameof(paper.Authors), $"is missing: {look.WhyNothing}. Give at least one.");
        }

        // What the PDF says goes into a new record alone.
        PaperValidator.Check(isKnown ? wanted with { Title = paper.Title!, Authors = paper.Authors! } : wanted, checks, mustBeWhole: false);
        CheckFile(paper, options, checks);
        if (options.Job is { } job)
        {
            IngestionJobRules.Check(job, checks);
        }

        checks.Require(look.Fault is null, PdfHeader.Field, look.Fault ?? "");
        checks.ThrowIfAny();
        // As for every file; here before the record is made.
        StoreOptionsRules.RequirePortable(new StoreOptions { Metadata = options.File.Metadata, ExpectedSha256 = options.File.ExpectedSha256 });
    }

    private static void CheckFile(PaperIngestion paper, IngestionOptions options, FieldChecks checks)
    {
        checks.Require(options.File is { Metadata: not null }, nameof(options.File), "is missing; leave it out for the defaults.");
        if (checks.Line(IngestionParts.NameOf(paper.OriginalFileName), nameof(paper.OriginalFileName), MaxFileName) && options.File is { Metadata: { } metadata })
        {
            var bytes = metadata.Sum(entry => entry.Key.Length + Uri.EscapeDataString(entry.Value ?? "").Length) + PageCountBytes
                + IngestionParts.FileNameKey.Length + Uri.EscapeDataString(IngestionParts.NameOf(paper.OriginalFileName) ?? "").Length;
            checks.Require(
                bytes <= StoreOptionsRules.MaxMetadataBytes,
                nameof(paper.OriginalFileName),
                $"makes the file's metadata {bytes} bytes long, percent-encoded; at most {StoreOptionsRules.MaxMetadataBytes} can be kept. Give a shorter name, or less metadata.");
        }
    }
}
