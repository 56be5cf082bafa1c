namespace Raso.Storage.InMemory;

/// <summary>An error of the in-memory store, which explains itself.</summary>
internal sealed class InMemoryStorageError(DriverError meaning) : Exception(meaning.Message)
{
    public InMemoryStorageError(StorageErrorCode code, string message)
        : this(new DriverError(code, message))
    {
    }

    public DriverError Meaning => meaning;
}
