namespace Raso.Storage.Media;

/// <summary>The facts of a PDF. What it says of title and authors is a help: many programs write the name of a file or of a user there.</summary>
public sealed record PdfFacts
{
    /// <summary>Gets the number of pages, at least 1.</summary>
    public required int PageCount { get; init; }

    /// <summary>Gets the version of the format, for example <c>1.7</c>.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the title in one line, at most 500 characters; <see langword="null"/> where the file has none.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the authors, at most 1,000 of at most 300 characters each; empty where the file names none.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Gets the subject in one line, at most 500 characters.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the keywords, at most 1,000 of at most 200 characters each; empty where the file names none.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Gets when the document was made, by the clock of the machine that made it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
