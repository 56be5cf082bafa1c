namespace Raso.Storage.Papers;

/// <summary>A paper that is to be taken into the catalogue.</summary>
public sealed record NewPaper
{
    /// <summary>Gets the id of the row; made by the SDK (UUIDv7) unless set. With an id of its own a call can be repeated safely.</summary>
    public Guid? Id { get; init; }

    /// <summary>Gets the title, 1 to 500 characters, not blank.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the authors, at least one, none blank.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Gets the DOI, with or without a resolver's prefix; stored in lower case without it, and unique. At most 255 characters.</summary>
    public string? Doi { get; init; }

    /// <summary>Gets the abstract.</summary>
    public string? Abstract { get; init; }

    /// <summary>Gets the keywords, none blank; empty unless set.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Gets the day of publication.</summary>
    public DateOnly? PublicationDate { get; init; }

    /// <summary>Gets the journal or the proceedings, at most 200 characters.</summary>
    public string? Journal { get; init; }

    /// <summary>Gets the address that the PDF comes from: an absolute http or https URL of at most 2,048 characters.</summary>
    public string? PdfUrl { get; init; }
}
