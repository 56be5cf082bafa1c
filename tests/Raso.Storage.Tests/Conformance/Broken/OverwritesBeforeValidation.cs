namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Checks the content once the old file is gone.</summary>
internal sealed class OverwritesBeforeValidation : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        var stored = await base.StoreAsync(path, content, (options ?? new StoreOptions()) with { ExpectedSha256 = null }, cancellationToken);
        if (options?.ExpectedSha256 is { } expected && !expected.Equals(stored.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageException(StorageErrorCode.Corrupted, "This was not expected.", Name, path);
        }

        return stored;
    }
}
