namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Tags every version of a file alike.</summary>
internal sealed class KeepsItsETag : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        await base.StoreAsync(path, content, options, cancellationToken) with { ETag = "always" };
}
