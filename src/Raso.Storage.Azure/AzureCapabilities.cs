namespace Raso.Storage.Azure;

/// <summary>What Azure Blob Storage can do under given options, and why it cannot do the rest.</summary>
internal static class AzureCapabilities
{
    // The name under which the options' own key can be asked for.
    public const string CustomerKey = "CustomerKey";

    private const int MaxBlocks = 50_000;
    private const long MaxBlockLength = 4000L << 20;
    private static readonly string[] Tiers = ["Hot", "Cool", "Cold", "Archive"];

    public static DriverTraits Traits(AzureBlobsOptions options, bool canSign)
    {
        var hasKey = options.CustomerKey is { Length: > 0 };
        return new DriverTraits
        {
            Capabilities = new StorageCapabilities
            {
                ConditionalPut = true,
                ConditionalComplete = true,
                ConditionalCopy = !hasKey,
                IfMatch = true,
                Copy = !hasKey,
                CacheControl = true,
                ContentDisposition = true,
                Tags = true,
                Tiers = Tiers,
                Encryptions = hasKey ? [CustomerKey] : [.. options.EncryptionScopes],
                SignedUrls = canSign && !hasKey,
                SignedContentTypes = false,
                FileBesideFolder = true,
                ListsInByteOrder = false,
                ResumableUploads = true,
                MaxFileLength = MaxBlocks * MaxBlockLength,
                Gaps = [.. Gaps(options, hasKey, canSign)],
            },
            MaxPutLength = AzureUploads.MaxPutLength,
            MaxCopyLength = AzureCopier.MaxLength,
            Parts = new PartTraits(MinLength: 1, MaxBlockLength, MaxBlocks),
            Checksum = ChecksumPlacement.OnCompletion,
            MaxDeleteBatch = BatchDeleter.MaxFiles,
            SignedUrlsMend = hasKey ? "files under CustomerKey are read with the key alone: deliver them through your own application." : AzureSigner.Mend,
        };
    }

    /// <summary>Gets the encryption scope that a description asks for; the backend's own key is sent anyway.</summary>
    public static string? ScopeOf(ObjectDescription description) => description.Encryption == CustomerKey ? null : description.Encryption;

    private static IEnumerable<StorageGap> Gaps(AzureBlobsOptions options, bool hasKey, bool canSign)
    {
        yield return new(nameof(StorageCapabilities.AbortUploads),
            "The service has no call that removes the staged blocks of an upload; they are not visible, and it removes them itself within a week, or when a file is stored at the path.");
        yield return new(nameof(StorageCapabilities.ListsInByteOrder),
            "The service lists alphabetically and does not say by which bytes; sort what must be in order.");
        yield return new(nameof(StorageCapabilities.Folders), "A folder is no more than the beginning of paths in a flat namespace; use accounts without a hierarchical one.");
        if (options.EncryptionScopes.Count == 0 && !hasKey)
        {
            yield return new(nameof(StorageCapabilities.Encryptions),
                "The account encrypts everything by itself; name its encryption scopes in EncryptionScopes, or set CustomerKey, to ask for more.");
        }

        if (hasKey)
        {
            yield return new(nameof(StorageCapabilities.Copy), "The service does not copy files under CustomerKey within one call; read the file and store it anew.");
            yield return new(nameof(StorageCapabilities.ConditionalCopy), "Files under CustomerKey are not copied at all; read the file and store it anew, create-only.");
            yield return new(nameof(StorageCapabilities.SignedUrls), "Whoever follows a signed URL would have to send CustomerKey; deliver such files through your own application.");
        }
        else if (!canSign)
        {
            yield return new(nameof(StorageCapabilities.SignedUrls), "A shared access signature cannot make another one; sign with an account key or an identity.");
        }

        yield return new(nameof(StorageCapabilities.SignedContentTypes),
            "A shared access signature does not bind the content type of an upload; leave ContentType out, and look at the file after it came.");
        yield return new("Two large files at one path at once",
            "Whoever completes first discards the staged blocks of the other, whose store then fails and can be made again; create-only and if-match tell the loser as usual.");
        yield return new("Paths of more than 254 segments", "The service refuses them with InvalidArgument; use fewer folders.");
        yield return new("Tags of copies over 256 MiB", "They are kept where the credentials may read tags, and lost elsewhere; a shorter copy without that right fails.");
    }
}
