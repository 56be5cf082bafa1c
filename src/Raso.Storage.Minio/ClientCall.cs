namespace Raso.Storage.Minio;

/// <summary>One call of the driver through the client, which knows no conditions and refuses keys of more than 512 characters: the handler completes its request by this, and leaves the answer here.</summary>
internal sealed class ClientCall : IDisposable
{
    /// <summary>What the client is told in place of a key.</summary>
    public const string ObjectName = "object";

    private static readonly AsyncLocal<ClientCall?> Flow = new();

    private ClientCall(Uri? address, IReadOnlyDictionary<string, string> headers, bool createOnly)
    {
        Address = address;
        Headers = headers;
        CreateOnly = createOnly;
    }

    public static ClientCall? Current => Flow.Value;

    /// <summary>Gets the address that is meant; the client's own where <see langword="null"/>.</summary>
    public Uri? Address { get; }

    public IReadOnlyDictionary<string, string> Headers { get; }

    public bool CreateOnly { get; }

    /// <summary>Gets or sets the headers of the answer.</summary>
    public AnswerHeaders? Answer { get; set; }

    public static ClientCall Begin(Uri? address, IReadOnlyDictionary<string, string>? headers = null, bool createOnly = false) =>
        Flow.Value = new ClientCall(address, headers ?? new Dictionary<string, string>(), createOnly);

    public void Dispose() => Flow.Value = null;
}
