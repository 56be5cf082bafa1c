namespace Raso.Storage.Papers;

/// <summary>A paper that is to be taken into the catalogue. A text that is given is not blank and has no control characters.</summary>
public sealed record NewPaper
{
    /// <summary>Gets the id of the row; made by the SDK (UUIDv7) unless set. With an id of its own a call can be repeated safely.</summary>
    public Guid? Id { get; init; }

    /// <summary>Gets the title, 1 to 500 characters, not blank.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the authors: 1 to 10,000 names, each of at most 500 characters.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Gets the DOI, bare, behind <c>doi:</c> or <c>info:doi/</c>, or as a URL of doi.org, whose percent-encoding is decoded; stored in lower case without the prefix, and unique. At most 255 characters.</summary>
    public string? Doi { get; init; }

    /// <summary>Gets the abstract, at most 1,000,000 characters; it may have several lines.</summary>
    public string? Abstract { get; init; }

    /// <summary>Gets the keywords: at most 1,000, each of at most 200 characters; empty unless set.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Gets the day of publication.</summary>
    public DateOnly? PublicationDate { get; init; }

    /// <summary>Gets the journal or the proceedings, at most 200 characters.</summary>
    public string? Journal { get; init; }

    /// <summary>Gets the address that the PDF comes from: an absolute http or https URL of at most 2,048 characters.</summary>
    public string? PdfUrl { get; init; }
}
