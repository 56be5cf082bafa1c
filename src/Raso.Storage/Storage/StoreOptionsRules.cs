using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;

namespace Raso.Storage;

/// <summary>The limits of <see cref="StoreOptions"/> that are the same on every backend, and what of them a backend cannot honour.</summary>
internal static partial class StoreOptionsRules
{
    public const int MaxMetadataBytes = 1500;
    public const int MaxDescriptionBytes = 3500;
    private const int MaxTags = 10;

    /// <summary>Checks the portable limits.</summary>
    /// <exception cref="ArgumentException">One of them is broken.</exception>
    public static void RequirePortable(StoreOptions options)
    {
        RequireContentType(options.ContentType);
        if (options.CacheControl is not null)
        {
            RequireHeader(options.CacheControl, nameof(options.CacheControl));
        }

        if (options.ContentDisposition is not null)
        {
            RequireHeader(options.ContentDisposition, nameof(options.ContentDisposition));
        }

        if (options.CreateOnly && options.IfMatch is not null)
        {
            throw Broken("CreateOnly and IfMatch exclude each other; set one of them.");
        }

        if (options.IfMatch is not null)
        {
            RequireHeader(options.IfMatch, nameof(options.IfMatch));
        }

        Sha256Text.Require(options.ExpectedSha256, nameof(options));
        RequireTags(options.Tags);
        var metadataBytes = RequireMetadata(options.Metadata);
        RequireDescription(options, metadataBytes);
    }

    /// <summary>Checks a content type.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static void RequireContentType(string value)
    {
        RequireHeader(value, nameof(StoreOptions.ContentType));
        if (!MediaTypeHeaderValue.TryParse(value, out _))
        {
            throw Broken("ContentType is no media type; write it like video/mp4.");
        }
    }

    /// <summary>Checks what the backend is asked to honour.</summary>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.NotSupported"/>.</exception>
    public static void RequireSupported(DriverGateway gateway, StoragePath path, StoreOptions options)
    {
        var can = gateway.Capabilities;
        if (options.CacheControl is not null && !can.CacheControl)
        {
            throw gateway.NotSupported(nameof(options.CacheControl), "leave it out.", path);
        }

        if (options.ContentDisposition is not null && !can.ContentDisposition)
        {
            throw gateway.NotSupported(nameof(options.ContentDisposition), "leave it out.", path);
        }

        if (options.Tags.Count > 0 && !can.Tags)
        {
            throw gateway.NotSupported(nameof(options.Tags), "leave them out, or use Metadata.", path);
        }

        RequireOneOf(gateway, path, nameof(options.Tier), options.Tier, can.Tiers);
        RequireOneOf(gateway, path, nameof(options.Encryption), options.Encryption, can.Encryptions);
        if (options.Resume is not null)
        {
            UploadResumeRules.RequireDriver(gateway, path);
        }

        if (options.IfMatch is not null && !can.IfMatch)
        {
            throw gateway.NotSupported(nameof(options.IfMatch), "leave it out.", path);
        }

        if (options.CreateOnly && !can.ConditionalPut && !can.ConditionalComplete)
        {
            throw gateway.NotSupported(nameof(options.CreateOnly), "leave it out, and write to paths that are used once.", path);
        }
    }

    public static void RequireOneOf(DriverGateway gateway, StoragePath path, string option, string? value, IReadOnlyList<string> known)
    {
        if (value is not null && !known.Contains(value, StringComparer.Ordinal))
        {
            throw gateway.NotSupported(
                $"{option} '{value}'", known.Count == 0 ? "leave it out." : $"choose one of: {string.Join(", ", known)}.", path);
        }
    }

    private static int RequireMetadata(IReadOnlyDictionary<string, string> metadata)
    {
        var bytes = 0;
        foreach (var (key, value) in metadata)
        {
            if (!KeyPattern().IsMatch(key))
            {
                throw Broken($"The metadata key '{key}' is not allowed; keys match [a-z][a-z0-9_]{{0,63}}.");
            }

            if (key.StartsWith(MetadataKeys.Prefix, StringComparison.Ordinal))
            {
                throw Broken($"The metadata key '{key}' begins with '{MetadataKeys.Prefix}', which is kept for Raso; choose another.");
            }

            if (value is null)
            {
                throw Broken($"The metadata value of '{key}' is null; leave the key out, or use an empty text.");
            }

            bytes += key.Length + MetadataText.Encode(value).Length;
        }

        return bytes <= MaxMetadataBytes
            ? bytes
            : throw Broken($"The metadata has {bytes} bytes, keys and percent-encoded values together; at most {MaxMetadataBytes} can be kept.");
    }

    private static void RequireTags(IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > MaxTags)
        {
            throw Broken($"There are {tags.Count} tags; at most {MaxTags} can be kept.");
        }

        foreach (var (key, value) in tags)
        {
            if (string.IsNullOrEmpty(key) || value is null || key.Any(char.IsControl) || value.Any(char.IsControl))
            {
                throw Broken("A tag has an empty key, no value or a control character.");
            }
        }
    }

    private static void RequireDescription(StoreOptions options, int metadataBytes)
    {
        // Raso's own two entries are always counted, so that a limit does not depend on the way a file is stored.
        var own = MetadataKeys.Sha256.Length + 64 + MetadataKeys.WriteToken.Length + 32;
        var bytes = metadataBytes + own + Count(options.ContentType) + Count(options.CacheControl) + Count(options.ContentDisposition)
            + Count(options.Tier) + Count(options.Encryption)
            + options.Tags.Sum(tag => Count(tag.Key) + Count(tag.Value));
        if (bytes > MaxDescriptionBytes)
        {
            throw Broken($"Content type, cache control, content disposition, metadata and tags have {bytes} bytes together; at most {MaxDescriptionBytes} can be kept.");
        }
    }

    private static void RequireHeader(string value, string option)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Any(character => character is < ' ' or > '~'))
        {
            throw Broken($"{option} is empty or has characters that no header can carry; use printable ASCII.");
        }
    }

    private static int Count(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    private static ArgumentException Broken(string message, string parameterName = "options") => new(message, parameterName);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
