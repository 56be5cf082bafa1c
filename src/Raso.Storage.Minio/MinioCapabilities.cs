namespace Raso.Storage.Minio;

/// <summary>What a server can do by its options, and why it cannot do the rest.</summary>
internal static class MinioCapabilities
{
    public const string DefaultTier = "STANDARD";
    private const long MaxFileLength = 5L << 40;
    private static readonly string[] ServerTiers = [DefaultTier, "REDUCED_REDUNDANCY"];

    public static IReadOnlyList<string> TiersOf(MinioOptions options) => options.Tiers is { } tiers ? [.. tiers] : ServerTiers;

    public static StorageCapabilities Of(MinioOptions options)
    {
        var can = new StorageCapabilities
        {
            ConditionalPut = options.Conditions.HasFlag(MinioConditions.Put),
            ConditionalComplete = options.Conditions.HasFlag(MinioConditions.Complete),
            ConditionalCopy = options.Conditions.HasFlag(MinioConditions.Copy),
            IfMatch = options.Conditions.HasFlag(MinioConditions.Put | MinioConditions.Complete),
            Copy = true,
            CacheControl = true,
            ContentDisposition = true,
            Tags = options.Tags,
            Tiers = TiersOf(options),
            Encryptions = [.. options.Encryptions ?? []],
            SignedUrls = string.IsNullOrEmpty(options.CustomerKey),
            AbortUploads = true,
            FileBesideFolder = true,
            MaxFileLength = MaxFileLength,
        };
        return can with { Gaps = [.. GapsOf(can)] };
    }

    private static IEnumerable<StorageGap> GapsOf(StorageCapabilities can)
    {
        const string Conditions = "set MinioOptions.Conditions to what your server honours (MinIO: Put and Complete).";
        if (!can.ConditionalPut)
        {
            yield return new(nameof(can.ConditionalPut), $"A server that does not know the condition overwrites in silence; {Conditions}");
        }

        if (!can.ConditionalComplete)
        {
            yield return new(nameof(can.ConditionalComplete), $"Servers such as Ceph 16 ignore the condition of a completion, and overwrite; {Conditions}");
        }

        if (!can.ConditionalCopy)
        {
            yield return new(nameof(can.ConditionalCopy), $"Most servers beside AWS ignore what is asked of the destination of a copy, and overwrite; {Conditions}");
        }

        if (!can.IfMatch)
        {
            yield return new(nameof(can.IfMatch), $"Needs the conditions of puts and of completions; {Conditions}");
        }

        if (!can.Tags)
        {
            yield return new(nameof(can.Tags), "Switched off by MinioOptions.Tags; large files whose SHA-256 is not given beforehand then keep none.");
        }

        if (can.Tiers.Count == 0)
        {
            yield return new(nameof(can.Tiers), "MinioOptions.Tiers names no storage class.");
        }

        if (can.Encryptions.Count == 0)
        {
            yield return new(nameof(can.Encryptions), "A server without a key service refuses encryption; set MinioOptions.Encryptions or CustomerKey where yours has keys.");
        }

        if (!can.SignedUrls)
        {
            yield return new(nameof(can.SignedUrls), "Whoever follows a URL would need MinioOptions.CustomerKey itself; deliver the file through your own application.");
        }

        yield return new(nameof(can.Folders), "A folder is no more than the beginning of keys.");
        yield return new(nameof(can.ResumableUploads), "Uploads through this package cannot go on in a later process; use Raso.Storage.Aws, which speaks to MinIO too.");
        yield return new("SetTier above 5 GiB", "The server changes the class of a file by copying it with one request, which takes at most 5 GiB; read the file and store it anew with the tier.");
    }
}
