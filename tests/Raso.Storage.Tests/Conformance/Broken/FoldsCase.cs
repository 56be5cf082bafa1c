namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Takes names that differ in case for the same.</summary>
internal sealed class FoldsCase : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        base.StoreAsync(StoragePath.Parse(path.Value.ToLowerInvariant()), content, options, cancellationToken);
}
