namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Forgets the SHA-256.</summary>
internal sealed class LosesTheChecksum : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        await base.StoreAsync(path, content, options, cancellationToken) with { Sha256 = null };
}
