namespace Raso.Storage.Minio;

/// <summary>Sets headers where they belong, letter for letter.</summary>
internal static class RequestHeaders
{
    public static void Set(HttpRequestMessage request, string name, string value)
    {
        if (!IsOfContent(name))
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
            return;
        }

        // Some requests without a body describe the object that they make.
        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.Remove(name);
        request.Content.Headers.TryAddWithoutValidation(name, value);
    }

    private static bool IsOfContent(string name) => name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase);
}
