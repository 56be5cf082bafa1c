namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Overwrites though it was told create-only.</summary>
internal sealed class IgnoresCreateOnly : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        base.StoreAsync(path, content, options is null ? null : options with { CreateOnly = false }, cancellationToken);
}
