namespace Raso.Storage.Minio;

/// <summary>A request of the driver's own, for what the client cannot do with one.</summary>
internal sealed record StoreRequest(HttpMethod Method, StoragePath? Path, string Query = "")
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the body, where it is in memory.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Gets the body, where it is read from elsewhere; its hash stands in the headers then.</summary>
    public HttpContent? Content { get; init; }

    /// <summary>Gets a value indicating whether the request is to make a new object only.</summary>
    public bool CreateOnly { get; init; }

    /// <summary>Gets a value indicating whether the answer is given with its headers, and its body read as it comes.</summary>
    public bool StreamsAnswer { get; init; }
}
