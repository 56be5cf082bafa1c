using System.Net;
using System.Net.Http.Headers;

namespace Raso.Storage.Gcp;

/// <summary>Reads objects and what is kept with them. The answer with the bytes does not carry the metadata, so both are asked for, of one generation.</summary>
internal sealed class GoogleReader(GoogleCalls calls, GoogleAddresses addresses, CustomerEncryption customer)
{
    public const string Sha256Key = "raso_sha256";

    private const string GenerationHeader = "x-goog-generation";
    private const int MaxLooks = 5;

    /// <summary>Gets an object, or nothing where there is none; a missing bucket is an error.</summary>
    public async Task<GoogleObject?> FindAsync(StoragePath path, string fields, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, addresses.Object(path, ("fields", fields)));
        try
        {
            return await calls.GetAsync(message, GoogleJson.Default.GoogleObject, GoogleCondition.None, cancellationToken).ConfigureAwait(false);
        }
        catch (GoogleAnswerException error) when (error.Status == (int)HttpStatusCode.NotFound && !GoogleErrors.IsMissingBucket(error))
        {
            return null;
        }
    }

    public async Task<ObjectContent> OpenAsync(GetRequest request, CancellationToken cancellationToken)
    {
        for (var look = 1; ; look++)
        {
            var found = await FindAsync(request.Path, GoogleObjects.Fields, cancellationToken).ConfigureAwait(false)
                ?? throw new GoogleDriverException(new DriverError(StorageErrorCode.NotFound, "There is no such object."));
            var info = GoogleObjects.ToInfo(request.Path, found);
            if (request.IfMatch is not null && request.IfMatch != info.ETag)
            {
                throw new GoogleDriverException(new DriverError(StorageErrorCode.PreconditionFailed, "The object is not of the generation that was required."));
            }

            if (request.Range is { } range && range.Offset >= info.Length)
            {
                throw new GoogleDriverException(new DriverError(StorageErrorCode.InvalidArgument, "The range begins past the end of the object."));
            }

            if (info.Length == 0)
            {
                return new ObjectContent(info, Stream.Null);
            }

            if (await OpenAsync(info, found.Crc32c, request, cancellationToken).ConfigureAwait(false) is { } content)
            {
                return new ObjectContent(info, content);
            }

            // Replaced between the two requests: what is there now is looked at again.
            if (request.IfMatch is not null || look == MaxLooks)
            {
                throw new GoogleDriverException(request.IfMatch is not null
                    ? new DriverError(StorageErrorCode.PreconditionFailed, "The object is not of the generation that was required.")
                    : new DriverError(StorageErrorCode.Unavailable, "The object is replaced faster than it can be opened; try again.", IsTransient: true, HadNoEffect: true));
            }
        }
    }

    private async Task<Stream?> OpenAsync(ObjectInfo info, string? checksum, GetRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, addresses.Object(info.Path, ("alt", "media"), ("ifGenerationMatch", info.ETag)));
        // Objects that are kept compressed come as they are kept; without this Google unpacks them, and ranges are lost.
        message.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        customer.AddTo(message);
        var end = info.Length - 1;
        if (request.Range is { } range)
        {
            end = range.Length is { } count && count < info.Length - range.Offset ? range.Offset + count - 1 : end;
            message.Headers.Range = new RangeHeaderValue(range.Offset, end);
        }

        var response = await calls.SendAsync(message, cancellationToken).ConfigureAwait(false);
        try
        {
            if (response.StatusCode == HttpStatusCode.PreconditionFailed || IsOther(response, info.ETag))
            {
                response.Dispose();
                return null;
            }

            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.PartialContent))
            {
                throw await calls.ReadErrorAsync(response, GoogleCondition.None, cancellationToken).ConfigureAwait(false);
            }

            RequireRange(response, message.Headers.Range, info.Length);
            var bytes = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var body = new BodyStream(bytes, response);
            // What has a SHA-256 is verified by it.
            return request.Range is null && checksum is not null && !info.Description.Metadata.ContainsKey(Sha256Key)
                ? new ChecksumStream(body, info.Length, checksum)
                : body;
        }
        catch (Exception)
        {
            response.Dispose();
            throw;
        }
    }

    private static bool IsOther(HttpResponseMessage response, string tag) => response.IsSuccessStatusCode
        && response.Headers.TryGetValues(GenerationHeader, out var values)
        && values.FirstOrDefault() != tag;

    private static void RequireRange(HttpResponseMessage response, RangeHeaderValue? asked, long length)
    {
        var first = asked?.Ranges.First();
        var isWhole = first is null || (first.From == 0 && first.To == length - 1);
        var isRight = response.StatusCode == HttpStatusCode.PartialContent
            ? first is not null && (response.Content.Headers.ContentRange is not { } given || (given.From == first.From && given.To == first.To))
            : isWhole;
        if (!isRight)
        {
            throw new GoogleDriverException(new DriverError(
                StorageErrorCode.Unavailable, "The answer has other bytes than were asked for; check proxies on the way.", IsTransient: true));
        }
    }
}
