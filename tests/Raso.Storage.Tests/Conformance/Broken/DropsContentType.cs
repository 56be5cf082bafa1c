namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Forgets the media type.</summary>
internal sealed class DropsContentType : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        base.StoreAsync(path, content, options is null ? null : options with { ContentType = "application/octet-stream" }, cancellationToken);
}
