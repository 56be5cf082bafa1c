namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Removes the old file before the new one is there.</summary>
internal sealed class DeletesBeforeItStores : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        if (options is null or { CreateOnly: false, IfMatch: null })
        {
            await base.DeleteAsync(path, cancellationToken);
        }

        return await base.StoreAsync(path, content, options, cancellationToken);
    }
}
