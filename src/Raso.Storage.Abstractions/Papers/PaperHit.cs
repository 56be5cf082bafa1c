namespace Raso.Storage.Papers;

/// <summary>A paper that was found, and why.</summary>
/// <param name="Paper">The paper.</param>
/// <param name="Relevance">How well it fits: to be compared within one search alone; 0 where the order is not by relevance.</param>
/// <param name="Title">The title, with its matches marked.</param>
/// <param name="Snippet">The part of the abstract with most matches, or else the authors or keywords where they match; <see langword="null"/> where nothing but the title does.</param>
public sealed record PaperHit(Paper Paper, double Relevance, HighlightedText Title, HighlightedText? Snippet);
