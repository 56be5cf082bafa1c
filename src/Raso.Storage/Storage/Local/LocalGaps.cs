namespace Raso.Storage.Local;

/// <summary>What a file system cannot do, and why.</summary>
internal static class LocalGaps
{
    public static IReadOnlyList<StorageGap> Of(bool signsUrls) =>
    [
        new(nameof(StorageCapabilities.Tags), "A file system knows no tags; use metadata."),
        new(nameof(StorageCapabilities.Tiers), "A folder has one disk below it; move files to another backend."),
        new(nameof(StorageCapabilities.Encryptions), "A file system encrypts as it was mounted, not file by file; use an encrypted disk."),
        new(nameof(StorageCapabilities.FileBesideFolder), "A file system cannot hold a file beside a folder of the same name; choose another path."),
        new(nameof(StorageCapabilities.ResumableUploads), "A file is copied anew faster than parts of it are compared; store it again."),
        .. signsUrls
            ? Array.Empty<StorageGap>()
            : [new(nameof(StorageCapabilities.SignedUrls), $"Nobody serves a folder by itself; {LocalStorageDriver.SignedUrlsMend}")],
    ];
}
