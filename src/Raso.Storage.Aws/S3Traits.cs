namespace Raso.Storage.Aws;

/// <summary>What a bucket can do, as the options tell.</summary>
internal static class S3Traits
{
    /// <summary>The storage class of an object of which the store names none.</summary>
    public const string DefaultTier = "STANDARD";

    private const long MinPart = 5 << 20;
    private const long MaxPart = 5L << 30;
    private const string OfCompatible = "The store at ServiceUrl is not known to honour it; set the option of this name once you have seen that it does.";

    private static readonly string[] TiersOfAws =
        [DefaultTier, "STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"];

    private static readonly string[] EncryptionsOfAws = ["AES256", "aws:kms", "aws:kms:dsse"];

    public static DriverTraits Of(S3Options options) => new()
    {
        Capabilities = Describe(options),
        MaxPutLength = MaxPart,
        MaxCopyLength = options.MaxCopyLength,
        Parts = new PartTraits(MinPart, MaxPart, 10_000),
        Checksum = options.Tags ? ChecksumPlacement.AfterCompletion : ChecksumPlacement.None,
        MaxDeleteBatch = 1000,
        SignedUrlsMend = "deliver the file through your own application, which has the customer key.",
    };

    private static StorageCapabilities Describe(S3Options options)
    {
        var can = new StorageCapabilities
        {
            ConditionalPut = options.ConditionalPut,
            ConditionalComplete = options.ConditionalComplete ?? options.IsAws,
            ConditionalCopy = options.ConditionalCopy ?? options.IsAws,
            IfMatch = options.IfMatch ?? options.IsAws,
            Copy = true,
            CacheControl = true,
            ContentDisposition = true,
            Tags = options.Tags,
            Tiers = [.. options.Tiers ?? (options.IsAws ? TiersOfAws : [])],
            Encryptions = [.. options.Encryptions ?? (options.IsAws && options.CustomerKey is null ? EncryptionsOfAws : [])],
            SignedUrls = options.CustomerKey is null,
            AbortUploads = true,
            ResumableUploads = true,
            FileBesideFolder = true,
            MaxFileLength = options.MaxFileLength,
        };
        return can with { Gaps = [.. FindGaps(can, options.IsAws)] };
    }

    private static IEnumerable<StorageGap> FindGaps(StorageCapabilities can, bool isAws)
    {
        (bool Given, StorageGap Gap)[] known =
        [
            (can.ConditionalPut, new(nameof(can.ConditionalPut), "The store is said to ignore If-None-Match (ConditionalPut is off); write to paths that are used once.")),
            (can.ConditionalComplete, new(nameof(can.ConditionalComplete), $"{OfCompatible} Ceph ignores If-None-Match when an upload of several parts is completed.")),
            (can.ConditionalCopy, new(nameof(can.ConditionalCopy), $"{OfCompatible} Ceph ignores If-None-Match when an object is copied.")),
            (can.IfMatch, new(nameof(can.IfMatch), $"{OfCompatible} It must hold for puts and for uploads of several parts.")),
            (can.Tags, new(nameof(can.Tags), "The store is said to keep none (Tags is off); use Metadata.")),
            (can.Tiers.Count > 0, new(nameof(can.Tiers), "Stores other than AWS have storage classes of their own; name them in Tiers.")),
            (can.Encryptions.Count > 0, new(nameof(can.Encryptions), "No encryption can be chosen by file: a customer key encrypts all, and other stores than AWS must be known to take one; name it in Encryptions.")),
            (can.SignedUrls, new(nameof(can.SignedUrls), "Whoever follows the URL would need the customer key; deliver the file through your own application.")),
            (can.Folders, new(nameof(can.Folders), "A bucket has keys alone, and a folder is no more than the beginning of keys; nothing needs to be made or removed.")),
            (false, new("SetTier above 5 GiB", "The store changes the class of an object by copying it, which takes at most 5 GiB; read the file and store it anew with the tier.")),
            (isAws, new("Copies above 5 GiB of keys with % or +", "Ceph 16 decodes the key of the source twice when it copies parts, and does not find it; read the file and store it anew.")),
        ];
        return known.Where(capability => !capability.Given).Select(capability => capability.Gap);
    }
}
