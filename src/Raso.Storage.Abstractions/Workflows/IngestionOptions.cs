using Raso.Storage.Files;

namespace Raso.Storage.Workflows;

/// <summary>What is done to take a paper in.</summary>
public sealed record IngestionOptions
{
    /// <summary>Gets a value indicating whether the folder of the paper is made, with its <c>metadata.json</c>; <see langword="true"/> unless set.</summary>
    public bool CreateFolder { get; init; } = true;

    /// <summary>Gets the job that is put into the queue; a full video of high quality unless set, none where <see langword="null"/>.</summary>
    public IngestionJob? Job { get; init; } = new();

    /// <summary>Gets a value indicating whether a PDF with other bytes takes the place of the one that the paper has, which is deleted; <see langword="false"/> unless set.</summary>
    public bool ReplacePdf { get; init; }

    /// <summary>Gets how the PDF is stored. Its metadata gets <c>original_filename</c> and, where it is known and not given here, <c>page_count</c> besides.</summary>
    public FileWriteOptions File { get; init; } = new();
}
