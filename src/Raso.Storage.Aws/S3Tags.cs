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
    public async Task AnnotateAsync(AnnotateRequest request, string etag, CancellationToken cancellationToken) =>
        await client.PutObjectTaggingAsync(
            new PutObjectTaggingRequest
            {
                BucketName = options.Bucket,
                Key = request.Path.Value,
                Tagging = new Tagging
                {
                    TagSet =
                    [
                        .. request.Description.Tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value }),
                        new Tag { Key = ChecksumKey, Value = $"{request.Sha256}:{etag.Trim('"')}" },
                    ],
                },
            },
            cancellationToken).ConfigureAwait(false);

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
            var tags = await client.GetObjectTaggingAsync(
                new GetObjectTaggingRequest { BucketName = options.Bucket, Key = info.Path.Value }, cancellationToken).ConfigureAwait(false);
            return info with { AnnotatedSha256 = Read(tags.Tagging, info.ETag), Description = info.Description with { Tags = OfUser(tags.Tagging) } };
        }
        catch (AmazonS3Exception error) when ((int)error.StatusCode is >= 400 and < 500 and not 429)
        {
            // The right to read tags is another one than that to read objects: without it no checksum is known, and nothing is wrong.
            return info;
        }
    }

    private static Dictionary<string, string> OfUser(List<Tag>? tags) =>
        (tags ?? []).Where(tag => tag.Key != ChecksumKey).ToDictionary(tag => tag.Key, tag => tag.Value);

    private static string? Read(List<Tag>? tags, string etag) =>
        tags?.Find(tag => tag.Key == ChecksumKey)?.Value is { Length: > DigestLength } value
        && value[DigestLength] == ':'
        && value.AsSpan(DigestLength + 1).SequenceEqual(etag.AsSpan().Trim('"'))
            ? value[..DigestLength]
            : null;

    private static S3Exception Broken(string message) => new(new DriverError(StorageErrorCode.InvalidArgument, message));
}
