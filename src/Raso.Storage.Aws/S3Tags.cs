using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>The tags of objects, and the SHA-256 that one of them keeps for an object of several parts.</summary>
internal sealed class S3Tags(S3Client client, S3Options options)
{
    /// <summary>The tag of the checksum: 64 hexadecimal digits, a colon and the ETag of the object that it is of. By that ETag a checksum counts for no other object, which was stored at the same key meanwhile.</summary>
    public const string ChecksumKey = "raso-sha256";

    private const int MaxTags = 10;
    private const int MaxKeyLength = 128;
    private const int MaxValueLength = 256;
    private const int DigestLength = 64;

    /// <summary>Checks the limits of S3 before the first byte is sent.</summary>
    public static void Require(ObjectDescription description, bool inParts)
    {
        if (description.Tags.ContainsKey(ChecksumKey))
        {
            throw Broken($"The tag '{ChecksumKey}' is kept for Raso; choose another key.");
        }

        if (description.Tags.FirstOrDefault(tag => tag.Key.Length > MaxKeyLength || tag.Value.Length > MaxValueLength) is { Key: { } key })
        {
            throw Broken($"The tag '{key[..Math.Min(key.Length, MaxKeyLength)]}' is too long; S3 keeps keys of {MaxKeyLength} and values of {MaxValueLength} characters.");
        }

        var room = inParts && !description.Metadata.ContainsKey(S3Description.Sha256Key) ? MaxTags - 1 : MaxTags;
        if (description.Tags.Count > room)
        {
            throw Broken(
                $"There are {description.Tags.Count} tags; S3 keeps {MaxTags}, of which one holds the SHA-256 of a file of several parts. Leave one out, or give ExpectedSha256.");
        }
    }

    /// <summary>Keeps a checksum beside the object's own tags.</summary>
    public Task AnnotateAsync(AnnotateRequest request, string etag, CancellationToken cancellationToken) => WriteAsync(
        request.Path,
        [.. request.Description.Tags, new(ChecksumKey, $"{request.Sha256}:{etag.Trim('"')}")],
        cancellationToken);

    /// <summary>Gives an object of several parts its tags where the store forgets those that the upload began with, as Ceph 16 does.</summary>
    public async Task RepeatAsync(StoragePath path, ObjectDescription description, CancellationToken cancellationToken)
    {
        if (!options.IsAws && description.Tags.Count > 0)
        {
            await WriteAsync(path, description.Tags, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the tags that a copy loses where the store drops them together with the metadata that is replaced, as Ceph 16 does.</summary>
    /// <param name="source">The path of the source.</param>
    /// <param name="count">How many tags the store says that the source has.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<IReadOnlyDictionary<string, string>> ReadLostAsync(StoragePath source, int? count, CancellationToken cancellationToken) =>
        options.IsAws || !options.Tags || count is null or 0
            ? new Dictionary<string, string>()
            : OfUser(await ReadAsync(source, cancellationToken).ConfigureAwait(false));

    /// <summary>Adds the checksum that a tag keeps, where the object was stored in parts and has none in its metadata. Also tags of an object that can be copied in parts alone, which takes none along by itself. No other object costs a request.</summary>
    public async Task<ObjectInfo> CompleteAsync(ObjectInfo info, CancellationToken cancellationToken)
    {
        var mayHaveChecksum = S3Answers.IsOfParts(info.ETag) && !info.Description.Metadata.ContainsKey(S3Description.Sha256Key);
        if (!options.Tags || !(mayHaveChecksum || info.Length > options.MaxCopyLength))
        {
            return info;
        }

        try
        {
            var tags = await ReadAsync(info.Path, cancellationToken).ConfigureAwait(false);
            return info with { AnnotatedSha256 = Find(tags, info.ETag), Description = info.Description with { Tags = OfUser(tags) } };
        }
        catch (AmazonS3Exception error) when ((int)error.StatusCode is >= 400 and < 500 and not 429)
        {
            // The right to read tags is another one than that to read objects: without it no checksum is known, and nothing is wrong.
            return info;
        }
    }

    public async Task WriteAsync(StoragePath path, IEnumerable<KeyValuePair<string, string>> tags, CancellationToken cancellationToken) =>
        await client.PutObjectTaggingAsync(
            new PutObjectTaggingRequest
            {
                BucketName = options.Bucket,
                Key = path.Value,
                Tagging = new Tagging { TagSet = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] },
            },
            cancellationToken).ConfigureAwait(false);

    private static Dictionary<string, string> OfUser(List<Tag> tags) =>
        tags.Where(tag => tag.Key != ChecksumKey).ToDictionary(tag => tag.Key, tag => tag.Value);

    private static string? Find(List<Tag> tags, string etag) =>
        tags.Find(tag => tag.Key == ChecksumKey)?.Value is { Length: > DigestLength } value
        && value[DigestLength] == ':'
        && value.AsSpan(DigestLength + 1).SequenceEqual(etag.AsSpan().Trim('"'))
            ? value[..DigestLength]
            : null;

    private async Task<List<Tag>> ReadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        var answer = await client.GetObjectTaggingAsync(
            new GetObjectTaggingRequest { BucketName = options.Bucket, Key = path.Value }, cancellationToken).ConfigureAwait(false);
        return answer.Tagging ?? [];
    }

    private static S3Exception Broken(string message) => new(new DriverError(StorageErrorCode.InvalidArgument, message));
}
