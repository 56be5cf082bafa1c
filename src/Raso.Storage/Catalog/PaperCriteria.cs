namespace Raso.Storage.Catalog;

/// <summary>The conditions of a search; each that is set must hold.</summary>
public sealed record PaperCriteria
{
    /// <summary>Gets the words: one of the alternatives must hold, which is that all of its terms do; each alternative has a term that is not excluded. No condition where empty.</summary>
    public IReadOnlyList<IReadOnlyList<SearchTerm>> Alternatives { get; init; } = [];

    /// <summary>Gets the first day of publication.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Gets the last day of publication.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Gets the words that the names of the authors must have as they are, folded, and with other endings not; no condition where empty.</summary>
    public IReadOnlyList<string> Author { get; init; } = [];

    /// <summary>Gets the journal.</summary>
    public string? Journal { get; init; }

    /// <summary>Gets the keyword.</summary>
    public string? Keyword { get; init; }

    /// <summary>Gets whether there must be a PDF.</summary>
    public bool? HasPdf { get; init; }

    /// <summary>Gets when the row must have been made at the earliest.</summary>
    public DateTimeOffset? CreatedSince { get; init; }
}
