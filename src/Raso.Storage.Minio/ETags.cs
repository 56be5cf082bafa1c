namespace Raso.Storage.Minio;

/// <summary>ETags in one form, with their quotes: headers have them, and XML of some servers has not.</summary>
internal static class ETags
{
    public static string? Normalize(string? etag) => etag switch
    {
        null or "" or "\"\"" => null,
        ['"', ..] => etag,
        _ => $"\"{etag}\"",
    };
}
