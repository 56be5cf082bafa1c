namespace Raso.Storage.Gcp;

/// <summary>The answer to one call of a batch.</summary>
internal sealed record GoogleBatchAnswer(int Status, string Body);
