namespace Raso.Storage.Resilience;

/// <summary>What the pipeline is told of one request, and what it finds out.</summary>
internal sealed class RequestState(string operation, StoragePath? path)
{
    public string Operation => operation;

    public StoragePath? Path => path;

    /// <summary>Gets a value indicating whether the request can be sent again.</summary>
    public bool MayRetry { get; init; } = true;

    /// <summary>Gets a value indicating whether an attempt has the attempt timeout; streamed bodies have a stall timeout of their own instead.</summary>
    public bool HasAttemptTimeout { get; init; } = true;

    /// <summary>Gets or sets a value indicating whether an attempt failed in a way that leaves open whether it took effect.</summary>
    public bool MayHaveTakenEffect { get; set; }
}
