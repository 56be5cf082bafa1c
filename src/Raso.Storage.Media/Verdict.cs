using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <summary>Whether the file of an asset is good, and why not.</summary>
internal sealed record Verdict(ValidationStatus Status, IReadOnlyList<string> Errors)
{
    /// <summary>Gets the reasons as an asset keeps them: an array of texts, or nothing.</summary>
    public JsonElement? ErrorsAsJson => Errors.Count == 0 ? null : JsonSerializer.SerializeToElement(Errors, MediaJson.Default.IReadOnlyListString);

    /// <summary>Gives what a file tells of itself; nothing where it is damaged, for then it need not be so.</summary>
    public static MediaFacts? FactsOf(MediaReading reading) => reading.Outcome == ReadingOutcome.Sound ? reading.Facts : null;

    /// <summary>Judges a file that was read: by its own faults, else by its labels.</summary>
    public static Verdict Of(MediaReading reading, params IEnumerable<string?> mismatches)
    {
        List<string> errors = reading.Outcome == ReadingOutcome.Sound ? [.. mismatches.OfType<string>()] : [.. reading.Faults];
        return new Verdict(
            reading.Outcome == ReadingOutcome.Sound && errors.Count == 0 ? ValidationStatus.Valid : ValidationStatus.Invalid, errors);
    }
}
