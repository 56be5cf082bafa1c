namespace Raso.Storage.Azure;

/// <summary>A download that broke.</summary>
internal sealed class BrokenBodyException(Exception inner) : Exception("The body of an answer broke.", inner);
