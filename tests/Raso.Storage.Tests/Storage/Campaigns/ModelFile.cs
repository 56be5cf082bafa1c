namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>What the model knows of a file.</summary>
internal sealed record ModelFile(byte[] Bytes, string ContentType, string Mark, string ETag);
