using System.Diagnostics.CodeAnalysis;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>What the fields of a paper must be, and their normal form.</summary>
internal static class PaperValidator
{
    private const int MaxTitle = 500;
    private const int MaxAuthor = 500;
    private const int MaxAuthors = 10_000;
    private const int MaxKeyword = 200;
    private const int MaxKeywords = 1_000;
    private const int MaxJournal = 200;
    private const int MaxUrl = 2048;

    /// <summary>Checks a new paper and brings its DOI into normal form.</summary>
    /// <exception cref="ValidationException">Fields are at fault.</exception>
    public static NewPaper Normalize(NewPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var normal = WithNormalDoi(paper);
        var checks = new FieldChecks();
        Check(normal, checks, mustBeWhole: true);
        checks.ThrowIfAny();
        return normal;
    }

    /// <summary>Brings the DOI into normal form, if it is one.</summary>
    public static NewPaper WithNormalDoi(NewPaper paper) => paper with { Doi = NormalizeDoi(paper.Doi) };

    /// <summary>Tells whether a DOI in normal form can be looked for.</summary>
    public static bool IsDoi([NotNullWhen(true)] string? normal)
    {
        var checks = new FieldChecks();
        CheckDoi(checks, normal);
        return normal is not null && checks.Failures.Count == 0;
    }

    /// <summary>Checks a paper whose DOI is in normal form; one that need not be whole may have no title and no authors.</summary>
    public static void Check(NewPaper normal, FieldChecks checks, bool mustBeWhole)
    {
        checks.Require(normal.Id != Guid.Empty, nameof(normal.Id), "is the empty id; leave it out or give an id of your own.");
        if (mustBeWhole || normal.Title is not null)
        {
            checks.RequiredLine(normal.Title, nameof(normal.Title), MaxTitle);
        }

        if (mustBeWhole || normal.Authors is not null)
        {
            checks.Lines(normal.Authors, nameof(normal.Authors), MaxAuthors, MaxAuthor, required: true);
        }

        CheckDoi(checks, normal.Doi);
        checks.Prose(normal.Abstract, nameof(normal.Abstract));
        checks.Lines(normal.Keywords, nameof(normal.Keywords), MaxKeywords, MaxKeyword, required: false);
        checks.Line(normal.Journal, nameof(normal.Journal), MaxJournal);
        CheckUrl(checks, normal.PdfUrl);
    }

    /// <summary>Checks the fields that are set and brings the DOI into normal form.</summary>
    /// <exception cref="ValidationException">Fields are at fault, or none is set.</exception>
    public static PaperChanges Normalize(PaperChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var normal = changes.Doi.IsSet ? changes with { Doi = NormalizeDoi(changes.Doi.Value) } : changes;
        var checks = new FieldChecks();
        checks.Require(normal != new PaperChanges(), nameof(PaperChanges), "sets no field; set at least one.");
        if (normal.Title.IsSet)
        {
            checks.RequiredLine(normal.Title.Value, nameof(changes.Title), MaxTitle);
        }

        if (normal.Authors.IsSet)
        {
            checks.Lines(normal.Authors.Value, nameof(changes.Authors), MaxAuthors, MaxAuthor, required: true);
        }

        if (normal.Keywords.IsSet)
        {
            checks.Lines(normal.Keywords.Value, nameof(changes.Keywords), MaxKeywords, MaxKeyword, required: false);
        }

        CheckDoi(checks, normal.Doi.Value);
        checks.Prose(normal.Abstract.Value, nameof(changes.Abstract));
        checks.Line(normal.Journal.Value, nameof(changes.Journal), MaxJournal);
        CheckUrl(checks, normal.PdfUrl.Value);
        checks.ThrowIfAny();
        return normal;
    }

    private static string? NormalizeDoi(string? doi) => doi is null ? null : Doi.Normalize(doi);

    private static void CheckDoi(FieldChecks checks, string? doi)
    {
        if (checks.Line(doi, nameof(NewPaper.Doi), Doi.MaxLength) && doi is not null)
        {
            checks.Require(Doi.IsWellFormed(doi), nameof(NewPaper.Doi), "is no DOI; give one like 10.1038/nature14539, with or without https://doi.org/.");
        }
    }

    private static void CheckUrl(FieldChecks checks, string? url)
    {
        if (checks.Line(url, nameof(NewPaper.PdfUrl), MaxUrl) && url is not null)
        {
            checks.Require(
                !url.Any(char.IsWhiteSpace)
                && Uri.TryCreate(url, UriKind.Absolute, out var parsed) && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp),
                nameof(NewPaper.PdfUrl),
                "is no absolute http or https URL.");
        }
    }
}
