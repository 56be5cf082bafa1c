namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Calls it an error when there is nothing to delete.</summary>
internal sealed class ReportsMissingDeletes : DelegatingBackend
{
    public override async Task DeleteAsync(StoragePath path, CancellationToken cancellationToken)
    {
        _ = await base.GetInfoAsync(path, cancellationToken) ?? throw new StorageException(StorageErrorCode.NotFound, "There is none.", Name, path);
        await base.DeleteAsync(path, cancellationToken);
    }
}
