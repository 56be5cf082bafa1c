namespace Raso.Storage.Gcp;

/// <summary>What Cloud Storage can do under given options.</summary>
internal static class GoogleTraits
{
    /// <summary>Chunks of a resumable upload are multiples of this many bytes, the last one excepted.</summary>
    public const int ChunkMultiple = 256 << 10;

    /// <summary>A batch takes this many calls.</summary>
    public const int MaxBatch = 100;

    private const long MaxObjectLength = 5L << 40;
    private const long MaxChunk = 1L << 30;

    public static readonly IReadOnlyList<string> StorageClasses = ["STANDARD", "NEARLINE", "COLDLINE", "ARCHIVE"];

    public static DriverTraits Of(GoogleCloudStorageOptions options, string? signingGap)
    {
        string[] keys = [.. new[] { options.KmsKeyName }.OfType<string>().Concat(options.KmsKeyNames).Distinct(StringComparer.Ordinal)];
        return new DriverTraits
        {
            Capabilities = new StorageCapabilities
            {
                ConditionalPut = true,
                ConditionalComplete = true,
                ConditionalCopy = true,
                IfMatch = true,
                Copy = true,
                CacheControl = true,
                ContentDisposition = true,
                Tiers = StorageClasses,
                Encryptions = keys,
                SignedUrls = signingGap is null,
                FileBesideFolder = true,
                ResumableUploads = true,
                MaxFileLength = MaxObjectLength,
                Gaps = [.. Gaps(keys, options, signingGap)],
            },
            MaxPutLength = MaxObjectLength,
            Parts = new PartTraits(
                ChunkMultiple, MaxChunk, (int)(MaxObjectLength / ChunkMultiple), Parallel: false, LengthMultiple: ChunkMultiple, LastPartCompletes: true),
            Checksum = ChecksumPlacement.AfterCompletion,
            MaxDeleteBatch = MaxBatch,
            SignedUrlsMend = signingGap ?? "",
        };
    }

    private static IEnumerable<StorageGap> Gaps(string[] keys, GoogleCloudStorageOptions options, string? signingGap)
    {
        yield return new(nameof(StorageCapabilities.Tags), "Cloud Storage has no tags of objects; use metadata.");
        yield return new(
            nameof(StorageCapabilities.AbortUploads),
            "Upload sessions cannot be listed; one that was interrupted shows nothing, costs nothing and is removed by Google after a week.");
        yield return new(nameof(StorageCapabilities.Folders), "A folder is no more than the beginning of paths; it is there while a file is in it.");
        if (keys.Length == 0)
        {
            yield return new(
                nameof(StorageCapabilities.Encryptions),
                options.CustomerKey is null
                    ? "Files are encrypted as the bucket says; set KmsKeyName or KmsKeyNames to choose keys of Cloud KMS."
                    : "All files are encrypted with CustomerKey, which excludes other keys.");
        }

        if (signingGap is not null)
        {
            yield return new(nameof(StorageCapabilities.SignedUrls), $"URLs cannot be signed with these options; {signingGap}");
        }

        yield return new("Parallel parts", "A resumable upload takes its parts one after the other; several files can be stored at once.");
    }
}
