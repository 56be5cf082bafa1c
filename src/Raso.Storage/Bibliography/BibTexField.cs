namespace Raso.Storage.Bibliography;

/// <summary>One field of an entry as it is written, its macros expanded.</summary>
internal readonly record struct BibTexField(string Value, long Line);
