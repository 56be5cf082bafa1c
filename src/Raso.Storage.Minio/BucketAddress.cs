namespace Raso.Storage.Minio;

/// <summary>The addresses of a bucket and of what is in it, as they are sent and signed.</summary>
internal sealed class BucketAddress(Uri endpoint, string bucket)
{
    private readonly string _root = $"{endpoint.GetLeftPart(UriPartial.Authority)}/{bucket}";

    public string Bucket => bucket;

    /// <summary>Gets the address of the bucket or of an object.</summary>
    public Uri Of(StoragePath? path, string query = "") => new(
        (path is null ? _root : $"{_root}/{Encode(path.Value)}") + (query.Length == 0 ? "" : $"?{query}"));

    /// <summary>Gets what names an object as the source of a copy.</summary>
    public string SourceOf(StoragePath path) => $"/{bucket}/{Encode(path.Value)}";

    /// <summary>Encodes a key: all but unreserved characters and slashes.</summary>
    public static string Encode(string key) => Uri.EscapeDataString(key).Replace("%2F", "/", StringComparison.Ordinal);
}
