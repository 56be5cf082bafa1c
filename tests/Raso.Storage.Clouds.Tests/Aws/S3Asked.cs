namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>A request that a server got.</summary>
internal sealed record S3Asked(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body);
