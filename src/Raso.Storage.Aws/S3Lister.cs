using System.Globalization;
using System.Net;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Aws;

/// <summary>Lists objects and uploads. Keys travel percent-encoded: XML cannot hold every character of a key.</summary>
internal sealed class S3Lister(S3Client client, S3Options options)
{
    public async Task<ListPage> ListAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        var page = await client.ListObjectsV2Async(
            new ListObjectsV2Request
            {
                BucketName = options.Bucket,
                Prefix = request.Prefix.Length == 0 ? null : request.Prefix,
                Delimiter = request.FoldFolders ? "/" : null,
                StartAfter = request.Continuation is null ? request.StartAfter : null,
                ContinuationToken = request.Continuation,
                MaxKeys = request.PageSize,
                Encoding = EncodingType.Url,
            },
            cancellationToken).ConfigureAwait(false);
        var encoded = page.Encoding == EncodingType.Url;
        var next = ReadNext(page.IsTruncated, page.NextContinuationToken);
        IEnumerable<ListedEntry> files = (page.S3Objects ?? []).Select(found => new ListedEntry(
            Decode(found.Key, encoded),
            IsPrefix: false,
            found.Size,
            S3Answers.ETag(found.ETag, "a listed object"),
            found.LastModified is { } time ? new DateTimeOffset(time.ToUniversalTime()) : null));
        if (page.CommonPrefixes is not { Count: > 0 } folders)
        {
            return new ListPage([.. files], next);
        }

        // Objects and folders come apart, each in order.
        var all = files.Concat(folders.Select(folder => new ListedEntry(Decode(folder, encoded), IsPrefix: true, null, null, null)));
        return new ListPage([.. all.OrderBy(static entry => entry.Path, Comparer<string>.Create(CompareBytes))], next);
    }

    public async Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken)
    {
        // The id of an upload has no line break; a key may.
        var marker = continuation?.Split('\n', 2);
        var page = await client.ListMultipartUploadsAsync(
            new ListMultipartUploadsRequest
            {
                BucketName = options.Bucket,
                Prefix = prefix.Length == 0 ? null : prefix,
                UploadIdMarker = marker?[0],
                KeyMarker = marker?[1],
                // Ceph encodes them here, and does not say so in its answer.
                Encoding = options.IsAws ? EncodingType.Url : null,
            },
            cancellationToken).ConfigureAwait(false);
        var encoded = page.EncodingType == EncodingType.Url;
        var next = page.NextKeyMarker is { Length: > 0 } key ? $"{page.NextUploadIdMarker}\n{Decode(key, encoded)}" : null;
        List<PendingUpload> uploads = [];
        foreach (var upload in page.MultipartUploads ?? [])
        {
            // Keys that are no valid path are other software's, and its uploads too.
            if (StoragePath.TryParse(Decode(upload.Key, encoded), out var path) && path.Value.StartsWith(prefix, StringComparison.Ordinal))
            {
                uploads.Add(new PendingUpload(path, upload.UploadId, new DateTimeOffset((upload.Initiated ?? default).ToUniversalTime())));
            }
        }

        return new UploadPage(uploads, ReadNext(page.IsTruncated, next));
    }

    /// <summary>Lists all parts that the store has of an upload; gives <see langword="null"/> where there is none of that id.</summary>
    public async Task<UploadProgress?> GetUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        var request = new ListPartsRequest { BucketName = options.Bucket, Key = path.Value, UploadId = uploadId };
        List<UploadedPart> parts = [];
        try
        {
            do
            {
                var page = await client.ListPartsAsync(request, cancellationToken).ConfigureAwait(false);
                parts.AddRange((page.Parts ?? []).Select(part => new UploadedPart(
                    part.PartNumber ?? throw S3Exception.Unreadable("a part has no number"),
                    S3Answers.ETag(part.ETag, "a listed part"),
                    part.Size ?? throw S3Exception.Unreadable("a part has no length"))));
                request.PartNumberMarker = ReadNext(page.IsTruncated, page.NextPartNumberMarker?.ToString(CultureInfo.InvariantCulture));
            }
            while (request.PartNumberMarker is not null);
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "NoSuchUpload" or "NoSuchKey")
        {
            // Ceph's gateway says of the key what AWS says of the upload.
            return null;
        }

        return UploadProgress.OfParts(parts);
    }

    private static string? ReadNext(bool? isTruncated, string? next) => isTruncated switch
    {
        null => throw S3Exception.Unreadable("it is no listing"),
        true when string.IsNullOrEmpty(next) => throw S3Exception.Unreadable("the listing goes on and does not tell where"),
        true => next,
        false => null,
    };

    private static string Decode(string key, bool encoded) => encoded ? WebUtility.UrlDecode(key) : key;

    private static int CompareBytes(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}
