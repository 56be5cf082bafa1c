namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Overwrites and reads whatever ETag is there.</summary>
internal sealed class IgnoresIfMatch : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        return await base.StoreAsync(path, content, options is null ? null : options with { IfMatch = null }, cancellationToken);
    }

    public override Task<RetrievedFile> RetrieveAsync(StoragePath path, RetrieveOptions? options, CancellationToken cancellationToken) =>
        base.RetrieveAsync(path, options is null ? null : options with { IfMatch = null }, cancellationToken);
}
