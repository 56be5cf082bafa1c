namespace Raso.Storage.Papers;

/// <summary>A paper of the catalogue.</summary>
public sealed record Paper
{
    /// <summary>Gets the id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the title.</summary>
    public required string Title { get; init; }

    /// <summary>Gets the authors, in the order of the paper.</summary>
    public required IReadOnlyList<string> Authors { get; init; }

    /// <summary>Gets the DOI, in lower case and without a resolver's prefix.</summary>
    public string? Doi { get; init; }

    /// <summary>Gets the abstract.</summary>
    public string? Abstract { get; init; }

    /// <summary>Gets the keywords.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Gets the day of publication.</summary>
    public DateOnly? PublicationDate { get; init; }

    /// <summary>Gets the journal or the proceedings.</summary>
    public string? Journal { get; init; }

    /// <summary>Gets the address that the PDF comes from.</summary>
    public string? PdfUrl { get; init; }

    /// <summary>Gets the path of the attached PDF, or <see langword="null"/> where none is attached.</summary>
    public StoragePath? PdfPath { get; init; }

    /// <summary>Gets the folder of the paper's files, fixed at creation.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets when the row was made, by the database's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets when the row was changed last, by the database's clock.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Gets the number that grows with each change of the row, for optimistic concurrency.</summary>
    public required long RowVersion { get; init; }
}
