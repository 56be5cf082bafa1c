namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Forgets the user metadata.</summary>
internal sealed class DropsMetadata : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) =>
        base.StoreAsync(path, content, options is null ? null : options with { Metadata = new Dictionary<string, string>() }, cancellationToken);
}
