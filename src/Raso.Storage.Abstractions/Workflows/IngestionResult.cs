using Raso.Storage.Folders;
using Raso.Storage.Jobs;
using Raso.Storage.Media;
using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <summary>What taking a paper in made, or found made already.</summary>
public sealed record IngestionResult
{
    /// <summary>Gets the paper, with its PDF.</summary>
    public required Paper Paper { get; init; }

    /// <summary>Gets a value indicating whether this call made the record; <see langword="false"/> where the catalogue knew the paper.</summary>
    public required bool IsNew { get; init; }

    /// <summary>Gets the folder of the paper; <see langword="null"/> where none was asked for.</summary>
    public PaperFolder? Folder { get; init; }

    /// <summary>Gets the job; <see langword="null"/> where none was asked for.</summary>
    public GenerationJob? Job { get; init; }

    /// <summary>Gets what reading the PDF found; <see langword="null"/> where <c>Raso.Storage.Media</c> is not added.</summary>
    public PdfReading? Pdf { get; init; }
}
