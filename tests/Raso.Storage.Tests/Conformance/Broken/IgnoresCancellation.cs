namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Goes on when it is told to stop.</summary>
internal sealed class IgnoresCancellation : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        base.StoreAsync(path, content, options, CancellationToken.None);
}
