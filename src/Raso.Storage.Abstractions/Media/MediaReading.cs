namespace Raso.Storage.Media;

/// <summary>What reading a media file found.</summary>
public sealed record MediaReading
{
    /// <summary>Gets what became of the reading.</summary>
    public required ReadingOutcome Outcome { get; init; }

    /// <summary>Gets the facts; <see langword="null"/> where none could be read, and possibly there where the file is damaged.</summary>
    public MediaFacts? Facts { get; init; }

    /// <summary>Gets what is wrong, in words, at most 20 lines of at most 300 characters; empty where the outcome is <see cref="ReadingOutcome.Sound"/>.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
