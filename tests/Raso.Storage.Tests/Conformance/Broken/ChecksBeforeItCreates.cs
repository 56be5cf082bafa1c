namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Looks whether there is a file and then writes, as if nobody could come between.</summary>
internal sealed class ChecksBeforeItCreates : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        if (options is not { CreateOnly: true })
        {
            return await base.StoreAsync(path, content, options, cancellationToken);
        }

        if (await base.GetInfoAsync(path, cancellationToken) is not null)
        {
            throw new StorageException(StorageErrorCode.AlreadyExists, "There is one.", Name, path);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        return await base.StoreAsync(path, content, options with { CreateOnly = false }, cancellationToken);
    }
}
