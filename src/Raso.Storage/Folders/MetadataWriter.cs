using Raso.Storage.Catalog;
using Raso.Storage.Naming;
using Raso.Storage.Papers;

namespace Raso.Storage.Folders;

/// <summary>Stores and removes a <c>metadata.json</c> on the backend that its row names.</summary>
internal sealed class MetadataWriter(BackendRegistry backends, IStorageLayout layout)
{
    private static readonly StoreOptions Json = new() { ContentType = "application/json" };

    public static StoragePath PathOf(string folder) => StoragePath.Parse($"{folder}/{MetadataDocument.FileName}");

    // In place, because it is derived; a backend replaces a file at once or not at all.
    public Task WriteAsync(PaperFolderClaim claim, Paper paper, CancellationToken cancellationToken) => Find(claim).StoreAsync(
        PathOf(claim.Folder), FileContent.FromBytes(MetadataDocument.Write(paper, layout.PaperParts)), Json, cancellationToken);

    public async Task RemoveAsync(PaperFolderClaim claim, CancellationToken cancellationToken)
    {
        var backend = Find(claim);
        await backend.DeleteAsync(PathOf(claim.Folder), cancellationToken).ConfigureAwait(false);
        if (backend is IFolderBackend folders && backend.Capabilities.Folders)
        {
            await folders.RemoveEmptyFoldersAsync(StoragePath.Parse(claim.Folder), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Removes what a writer of this file left half-way: whoever held the claim before has ended, or was killed.</summary>
    public async Task ClearAsync(PaperFolderClaim claim, CancellationToken cancellationToken)
    {
        var backend = Find(claim);
        if (backend.Capabilities.AbortUploads)
        {
            await backend.AbortUploadsAsync(PathOf(claim.Folder).Value, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
    }

    private ICloudStorageBackend Find(PaperFolderClaim claim) => backends.Find(claim.Backend) ?? throw new StorageException(
        StorageErrorCode.Unavailable, $"No backend named '{claim.Backend}' is configured on this host.", claim.Backend, PathOf(claim.Folder));
}
