namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Stores what was not expected.</summary>
internal sealed class IgnoresExpectedChecksum : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        base.StoreAsync(path, content, options is null ? null : options with { ExpectedSha256 = null }, cancellationToken);
}
