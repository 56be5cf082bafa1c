namespace Raso.Storage.Resilience;

/// <summary>One failed attempt, explained, on its way through the pipeline.</summary>
internal sealed class RequestFailedException(StorageException error, TimeSpan? retryAfter = null, bool hadNoEffect = false)
    : Exception(error.Message, error)
{
    public StorageException Error => error;

    public TimeSpan? RetryAfter => retryAfter;

    public bool HadNoEffect => hadNoEffect;
}
