using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>What was found of one record, before it is known whether a paper can be made of it.</summary>
internal sealed class PaperDraft(long line, string? key)
{
    private const int MaxKeywords = 1_000;
    private readonly Dictionary<string, (string Field, long Line)> _sources = [];

    public string? Title { get; set; }

    public List<string> Authors { get; set; } = [];

    public string? Doi { get; set; }

    public string? Abstract { get; set; }

    public List<string> Keywords { get; set; } = [];

    public DateOnly? PublicationDate { get; set; }

    public string? Journal { get; set; }

    public string? PdfUrl { get; set; }

    /// <summary>Says which field of the file, on which line, a property was taken from.</summary>
    public void From(string property, string field, long fieldLine) => _sources[property] = (field, fieldLine);

    /// <summary>Makes the paper, without the optional fields that a catalogue would refuse; nothing where it would refuse the paper. All is reported.</summary>
    public NewPaper? Complete(FaultLog log)
    {
        if (string.IsNullOrWhiteSpace(Title) || Authors.Count == 0)
        {
            var missing = string.IsNullOrWhiteSpace(Title) ? "has no title" : "has neither an author nor an editor";
            log.Lose(line, key, BibliographyFaultReason.Missing, $"{missing}; without it a paper cannot be kept.");
            return null;
        }

        if (Keywords.Count > MaxKeywords)
        {
            Note(log, nameof(NewPaper.Keywords), $"has {Keywords.Count} entries; the first {MaxKeywords} were taken.");
            Keywords.RemoveRange(MaxKeywords, Keywords.Count - MaxKeywords);
        }

        try
        {
            return PaperValidator.Normalize(Paper());
        }
        catch (ValidationException refused)
        {
            return Drop(refused.Failures, log) ? PaperValidator.Normalize(Paper()) : null;
        }
    }

    private NewPaper Paper() => new()
    {
        Title = Title!,
        Authors = Authors,
        Doi = Doi,
        Abstract = Abstract,
        Keywords = Keywords,
        PublicationDate = PublicationDate,
        Journal = Journal,
        PdfUrl = PdfUrl,
    };

    // Tells whether a paper is left without the fields at fault.
    private bool Drop(IReadOnlyList<ValidationFailure> failures, FaultLog log)
    {
        if (failures.FirstOrDefault(failure => PropertyOf(failure) is nameof(Title) or nameof(Authors)) is { } fatal)
        {
            var (field, at) = Source(PropertyOf(fatal));
            var text = PropertyOf(fatal) == nameof(Title) ? Title! : string.Join(' ', Authors);
            var (reason, message) = Explain(text, fatal);
            log.Lose(at, key, reason, $"The record was left out: its {field} {message}", field);
            return false;
        }

        foreach (var failure in failures.Reverse())
        {
            Leave(failure, log);
        }

        return true;
    }

    private void Leave(ValidationFailure failure, FaultLog log)
    {
        var property = PropertyOf(failure);
        var value = property switch
        {
            nameof(Doi) => Doi,
            nameof(Abstract) => Abstract,
            nameof(Journal) => Journal,
            nameof(PdfUrl) => PdfUrl,
            _ => Keywords[IndexOf(failure)],
        };
        var (reason, message) = Explain(value!, failure);
        var (field, at) = Source(property);
        log.Note(at, key, field, reason, $"was left out: it {message}");
        switch (property)
        {
            case nameof(Doi):
                Doi = null;
                break;
            case nameof(Abstract):
                Abstract = null;
                break;
            case nameof(Journal):
                Journal = null;
                break;
            case nameof(PdfUrl):
                PdfUrl = null;
                break;
            default:
                Keywords.RemoveAt(IndexOf(failure));
                break;
        }
    }

    private static (BibliographyFaultReason Reason, string Message) Explain(string value, ValidationFailure failure) =>
        !StrayByte.IsIn(value) ? (BibliographyFaultReason.Invalid, failure.Message)
        : StrayByte.IsMarkIn(value) ? (BibliographyFaultReason.Encoding, StrayByte.Message)
        : (BibliographyFaultReason.Invalid, StrayByte.HalfCharacterMessage);

    private void Note(FaultLog log, string property, string message)
    {
        var (field, at) = Source(property);
        log.Note(at, key, field, BibliographyFaultReason.Invalid, message);
    }

    private (string Field, long Line) Source(string property) => _sources.TryGetValue(property, out var source) ? source : (property, line);

    private static string PropertyOf(ValidationFailure failure) => failure.Field.Split('[')[0];

    private static int IndexOf(ValidationFailure failure) =>
        int.Parse(failure.Field.Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture);
}
