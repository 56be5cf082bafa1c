namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Does not declare cache control, and takes it silently.</summary>
internal sealed class IgnoresCacheControl : DelegatingBackend
{
    public override StorageCapabilities Capabilities => base.Capabilities with { CacheControl = false };

    public override Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        base.StoreAsync(path, content, options is null ? null : options with { CacheControl = null }, cancellationToken);
}
