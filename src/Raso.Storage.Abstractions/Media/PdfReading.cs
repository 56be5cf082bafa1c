namespace Raso.Storage.Media;

/// <summary>What reading a PDF found.</summary>
public sealed record PdfReading
{
    /// <summary>Gets what became of the reading; <see cref="ReadingOutcome.Unrecognized"/> for content that is no PDF.</summary>
    public required ReadingOutcome Outcome { get; init; }

    /// <summary>Gets the facts; <see langword="null"/> where none could be read, and possibly there where the file is damaged.</summary>
    public PdfFacts? Facts { get; init; }

    /// <summary>Gets what is wrong, in words, at most 300 characters; <see langword="null"/> where the outcome is <see cref="ReadingOutcome.Sound"/>.</summary>
    public string? Fault { get; init; }
}
