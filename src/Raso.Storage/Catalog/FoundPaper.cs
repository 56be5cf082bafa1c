using Raso.Storage.Papers;

namespace Raso.Storage.Catalog;

/// <summary>A row that a search found. Its marked texts have <see cref="SearchWords.Before"/> and <see cref="SearchWords.After"/> around each match, a phrase where it stands as a whole; they may be folded.</summary>
/// <param name="Paper">The row.</param>
/// <param name="Rank">How well it fits; 0 where that was not asked for.</param>
/// <param name="Title">The title with its marks; <see langword="null"/> where none were asked for.</param>
/// <param name="Authors">The authors, joined by a comma and a blank, with their marks.</param>
/// <param name="Keywords">The keywords, joined likewise, with their marks.</param>
/// <param name="Abstract">The abstract with its marks.</param>
public sealed record FoundPaper(Paper Paper, double Rank, string? Title, string? Authors, string? Keywords, string? Abstract);
