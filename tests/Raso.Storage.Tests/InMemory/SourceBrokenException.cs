namespace Raso.Storage.Tests.InMemory;

public sealed class SourceBrokenException() : Exception("The caller's own source broke.");
