using Raso.Storage.Media;

namespace Raso.Storage.Workflows;

/// <summary>What a look at the bytes of a PDF found.</summary>
/// <param name="HeaderFault">Why its first bytes are none of a PDF; <see langword="null"/> where they are.</param>
/// <param name="Reading">What reading it found; <see langword="null"/> where nobody read it.</param>
internal sealed record PdfLook(string? HeaderFault, PdfReading? Reading)
{
    /// <summary>Gets why the content is refused; <see langword="null"/> where it is not.</summary>
    public string? Fault => HeaderFault ?? (Reading is { Outcome: ReadingOutcome.Unrecognized } reading ? $"is no PDF: {reading.Fault}" : null);

    /// <summary>Gets why it tells no title or no authors.</summary>
    public string WhyNothing =>
        Fault is not null ? "the content is no PDF that could tell it"
        : Reading is null ? "it is not taken from the PDF, because Raso.Storage.Media is not added"
        : Reading.Facts is null ? $"the PDF could not be read ({Reading.Fault})"
        : "the PDF does not tell it";
}
