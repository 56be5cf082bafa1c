namespace Raso.Storage.Clouds.Tests.Minio;

/// <summary>What a server was asked.</summary>
internal sealed record AskedRequest(string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, byte[] Body);
