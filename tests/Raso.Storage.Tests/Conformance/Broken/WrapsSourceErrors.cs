namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Hides the error of a source behind one of its own.</summary>
internal sealed class WrapsSourceErrors : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        try
        {
            return await base.StoreAsync(path, content, options, cancellationToken);
        }
        catch (Exception exception) when (exception is not (StorageException or ArgumentException or OperationCanceledException))
        {
            throw new StorageException(StorageErrorCode.Unknown, "It failed.", Name, path, false, exception);
        }
    }
}
