namespace Raso.Storage.Papers;

/// <summary>New values for chosen fields of a paper; what is not set stays as it is. Limits are those of <see cref="NewPaper"/>.</summary>
public sealed record PaperChanges
{
    /// <summary>Gets the new title.</summary>
    public Change<string> Title { get; init; }

    /// <summary>Gets the new authors; write <c>Authors = new(list)</c> or <c>Authors = new(["Alan Turing"])</c>.</summary>
    public Change<IReadOnlyList<string>> Authors { get; init; }

    /// <summary>Gets the new DOI.</summary>
    public Change<string?> Doi { get; init; }

    /// <summary>Gets the new abstract.</summary>
    public Change<string?> Abstract { get; init; }

    /// <summary>Gets the new keywords; write <c>Keywords = new(list)</c> or <c>Keywords = new(["logic"])</c>.</summary>
    public Change<IReadOnlyList<string>> Keywords { get; init; }

    /// <summary>Gets the new day of publication.</summary>
    public Change<DateOnly?> PublicationDate { get; init; }

    /// <summary>Gets the new journal.</summary>
    public Change<string?> Journal { get; init; }

    /// <summary>Gets the new address that the PDF comes from.</summary>
    public Change<string?> PdfUrl { get; init; }
}
