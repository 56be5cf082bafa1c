namespace Raso.Storage.Papers;

/// <summary>Which papers are looked for. Each condition that is set must hold.</summary>
public sealed record PaperSearch
{
    /// <summary>Gets the words to look for in title, authors, keywords and abstract, as in a web search: all of them must be there; <c>"..."</c> is a phrase; <c>or</c> between words allows either; <c>-</c> before a word or phrase excludes it. Case and the accents of Latin letters do not matter; no word is found by its beginning. At most 1,000 characters and 64 words; none unless set.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the first year of publication, 1 to 9999; any unless set.</summary>
    public int? FromYear { get; init; }

    /// <summary>Gets the last year of publication, 1 to 9999; any unless set.</summary>
    public int? ToYear { get; init; }

    /// <summary>Gets the words that must all stand in the names of the authors, for example a family name: the same but for case and accents, no part of a name and no other ending; any unless set. At most 500 characters.</summary>
    public string? Author { get; init; }

    /// <summary>Gets the journal, which must be the same but for case and accents; any unless set. At most 200 characters.</summary>
    public string? Journal { get; init; }

    /// <summary>Gets a keyword that the paper must have, the same but for case and accents; any unless set. At most 200 characters.</summary>
    public string? Keyword { get; init; }

    /// <summary>Gets whether the paper must have a PDF (<see langword="true"/>) or must have none (<see langword="false"/>); either unless set.</summary>
    public bool? HasPdf { get; init; }

    /// <summary>Gets the moment since when the row must have been made, by the database's clock; any unless set.</summary>
    public DateTimeOffset? CreatedSince { get; init; }

    /// <summary>Gets the order.</summary>
    public PaperOrder Order { get; init; } = PaperOrder.Default;

    /// <summary>Gets the greatest number of papers on a page, 1 to 1,000; 50 unless set.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets where the page begins, as <see cref="PaperSearchPage.Next"/> of the page before told; the first page unless set. It belongs to the search that it came from: only the page size and <see cref="Highlight"/> may differ.</summary>
    public string? After { get; init; }

    /// <summary>Gets a value indicating whether the matches are marked in title and snippet; true unless set. Without it a page takes less of the database's time.</summary>
    public bool Highlight { get; init; } = true;

    /// <summary>Gets a value indicating whether every change that was committed before the call is seen, one's own writes above all; a standby may answer unless set, and lag behind.</summary>
    public bool Latest { get; init; }
}
