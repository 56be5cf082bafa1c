using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <summary>What is known of a paper that is to be taken in. Limits are those of <see cref="NewPaper"/>.</summary>
public sealed record PaperIngestion
{
    /// <summary>Initializes what is known of a paper.</summary>
    public PaperIngestion()
    {
    }

    /// <summary>Initializes it with the fields of a record, for example one of a bibliography.</summary>
    /// <param name="paper">The record.</param>
    public PaperIngestion(NewPaper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        Id = paper.Id;
        Title = paper.Title;
        Authors = paper.Authors;
        Doi = paper.Doi;
        Abstract = paper.Abstract;
        Keywords = paper.Keywords;
        PublicationDate = paper.PublicationDate;
        Journal = paper.Journal;
        PdfUrl = paper.PdfUrl;
    }

    /// <summary>Gets the id of the row; unless set it is found by the DOI or made, without a DOI of the other fields, so that the same call gives the same paper.</summary>
    public Guid? Id { get; init; }

    /// <summary>Gets the title; that of the PDF unless set, and needed in neither for a paper that is known by its id or DOI.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the authors; those of the PDF unless set, and needed in neither for a paper that is known by its id or DOI.</summary>
    public IReadOnlyList<string>? Authors { get; init; }

    /// <summary>Gets the DOI.</summary>
    public string? Doi { get; init; }

    /// <summary>Gets the abstract.</summary>
    public string? Abstract { get; init; }

    /// <summary>Gets the keywords; empty unless set.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Gets the day of publication.</summary>
    public DateOnly? PublicationDate { get; init; }

    /// <summary>Gets the journal or the proceedings.</summary>
    public string? Journal { get; init; }

    /// <summary>Gets the address that the PDF comes from.</summary>
    public string? PdfUrl { get; init; }

    /// <summary>Gets the name that the PDF had, at most 255 characters; kept as <c>original_filename</c> with the file, without folders.</summary>
    public string? OriginalFileName { get; init; }
}
