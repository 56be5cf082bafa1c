namespace Raso.Storage.Minio;

/// <summary>Reads the address of a server.</summary>
internal static class Endpoints
{
    public const string Rule = "is no address of a server; write it like https://minio.example.org:9000, without a path, a user or a query.";

    public static Uri? TryParse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return Uri.TryCreate(whole, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "", Host.Length: > 0 }
            ? uri
            : null;
    }
}
