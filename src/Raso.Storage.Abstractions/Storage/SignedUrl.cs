namespace Raso.Storage;

/// <summary>A URL that carries its own permission; treat it as a secret until it expires.</summary>
public sealed class SignedUrl
{
    /// <summary>Initializes a signed URL.</summary>
    /// <param name="url">The URL with its signature.</param>
    /// <param name="method">What the holder may do.</param>
    /// <param name="expiresAt">When it stops to be valid.</param>
    /// <param name="requiredHeaders">The headers that the holder must send.</param>
    public SignedUrl(Uri url, SignedUrlMethod method, DateTimeOffset expiresAt, IReadOnlyDictionary<string, string>? requiredHeaders = null)
    {
        ArgumentNullException.ThrowIfNull(url);
        Url = url;
        Method = method;
        ExpiresAt = expiresAt;
        RequiredHeaders = requiredHeaders ?? new Dictionary<string, string>();
    }

    /// <summary>Gets the URL with its signature.</summary>
    public Uri Url { get; }

    /// <summary>Gets what the holder may do.</summary>
    public SignedUrlMethod Method { get; }

    /// <summary>Gets when the URL stops to be valid.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>Gets the headers that the holder must send, beside the method.</summary>
    public IReadOnlyDictionary<string, string> RequiredHeaders { get; }

    /// <summary>Describes the URL without its signature, so that it can stand in a log.</summary>
    /// <returns>Method, address without query, and expiry.</returns>
    public override string ToString() => $"{Method} {Url.GetLeftPart(UriPartial.Path)} until {ExpiresAt:u}";
}
