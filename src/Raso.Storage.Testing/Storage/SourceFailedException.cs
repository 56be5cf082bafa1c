namespace Raso.Storage.Testing.Storage;

/// <summary>The error of a source, which no backend knows.</summary>
internal sealed class SourceFailedException() : Exception("The source failed on purpose.");
