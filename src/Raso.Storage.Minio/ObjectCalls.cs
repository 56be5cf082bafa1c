using System.Globalization;
using System.Net;

namespace Raso.Storage.Minio;

/// <summary>The calls on one object: put, get, head, copy.</summary>
internal sealed class ObjectCalls(StoreChannel channel, Descriptions descriptions, Encryption encryption, ObjectTags? tags, long maxCopyLength)
{
    // As the engine names them in descriptions.
    private const string Sha256Key = "raso_sha256";
    private const string WriteTokenKey = "raso_write";

    public async Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        var description = request.Describe();
        var headers = descriptions.ToHeaders(description);
        ObjectTags.AddTo(headers, description.Tags);
        Conditions.AddTo(headers, request.Condition);
        var body = await StreamBody.PrepareAsync(request.Content, cancellationToken).ConfigureAwait(false);
        headers[SignatureV4.HashHeader] = body.Hash;
        try
        {
            using var answer = await channel.SendAsync(
                new StoreRequest(HttpMethod.Put, request.Path) { Headers = headers, Content = body, CreateOnly = request.Condition.CreateOnly },
                cancellationToken).ConfigureAwait(false);
            var told = new AnswerHeaders(answer);
            return await DescribeNewAsync(request.Path, told, told.RequireETag(), body.Length, description, cancellationToken).ConfigureAwait(false);
        }
        catch (AnswerException error) when (Conditions.IsMissing(error, request.Condition))
        {
            throw Conditions.NotMet();
        }
    }

    /// <summary>Describes an object that was just made: what the store says of it, unless somebody else has replaced it already or it may not be read.</summary>
    /// <param name="path">The path of the object.</param>
    /// <param name="answer">The answer by which it was made.</param>
    /// <param name="etag">Its ETag, where the answer tells it.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="description">What is kept with it.</param>
    /// <param name="cancellationToken">Cancels the look at it.</param>
    public async Task<ObjectInfo> DescribeNewAsync(
        StoragePath path, AnswerHeaders answer, string? etag, long length, ObjectDescription description, CancellationToken cancellationToken)
    {
        // Only a look at it tells the time that every later look tells.
        var mustLook = etag is null || answer["Last-Modified"] is null;
        var seen = mustLook ? await TryLookAsync(path, cancellationToken).ConfigureAwait(false) : null;
        if (seen is not null && (etag is null ? TokenOf(seen.Description) == TokenOf(description) : seen.ETag == etag))
        {
            return seen with { Description = seen.Description with { Tags = description.Tags } };
        }

        return etag is null
            ? throw new AnswerException((int)HttpStatusCode.Conflict, null)
            : descriptions.ToInfo(path, answer, etag, length) with { Description = description with { Tier = description.Tier ?? descriptions.DefaultTier } };
    }

    public async Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>();
        encryption.AddKey(headers);
        if (request.Range is { } range)
        {
            var last = range.Length is { } count ? (range.Offset + count - 1).ToString(CultureInfo.InvariantCulture) : "";
            headers["Range"] = $"bytes={range.Offset.ToString(CultureInfo.InvariantCulture)}-{last}";
        }

        if (request.IfMatch is not null)
        {
            headers["If-Match"] = request.IfMatch;
        }

        var answer = await channel.SendAsync(
            new StoreRequest(HttpMethod.Get, request.Path) { Headers = headers, StreamsAnswer = true }, cancellationToken).ConfigureAwait(false);
        try
        {
            var told = new AnswerHeaders(answer);
            var info = descriptions.ToInfo(request.Path, told, told.RequireETag(), LengthOf(told, request.Range));
            info = await WithChecksumAsync(info, cancellationToken).ConfigureAwait(false);
            var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            return new ObjectContent(info, new BodyStream(body, answer));
        }
        catch (Exception)
        {
            answer.Dispose();
            throw;
        }
    }

    public async Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        var info = await LookAsync(path, cancellationToken).ConfigureAwait(false);
        // A copy in parts begins without the tags of its source, so they are needed beforehand.
        if (info is not null && tags is not null && info.Length > maxCopyLength)
        {
            info = info with { Description = info.Description with { Tags = await tags.ReadAsync(path, cancellationToken).ConfigureAwait(false) } };
        }

        return info is null ? null : await WithChecksumAsync(info, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets what one request tells, without tags.</summary>
    public async Task<ObjectInfo?> LookAsync(StoragePath path, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>();
        encryption.AddKey(headers);
        AnswerHeaders told;
        try
        {
            using var answer = await channel.SendAsync(new StoreRequest(HttpMethod.Head, path) { Headers = headers }, cancellationToken).ConfigureAwait(false);
            told = new AnswerHeaders(answer);
        }
        catch (AnswerException error) when (error.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }

        var length = told.Length ?? throw new AnswerException(told.Status, null) { IsNoAnswer = true };
        return descriptions.ToInfo(path, told, told.RequireETag(), length);
    }

    public async Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var headers = descriptions.ToHeaders(request.Description);
        AddSource(headers, request.Source, request.SourceETag);
        headers["x-amz-metadata-directive"] = "REPLACE";
        Conditions.AddTo(headers, new WriteCondition(request.CreateOnly, null));
        string etag;
        try
        {
            using var answer = await channel.SendAsync(
                new StoreRequest(HttpMethod.Put, request.Destination) { Headers = headers }, cancellationToken).ConfigureAwait(false);
            var root = await AnswerXml.LoadAsync(answer, "CopyObjectResult", cancellationToken).ConfigureAwait(false);
            etag = ETags.Normalize(root.Text("ETag")) ?? throw new AnswerException((int)answer.StatusCode, null) { IsNoAnswer = true };
        }
        catch (AnswerException error) when (request.CreateOnly && error.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            // Source and destination have the same answer to their conditions.
            var exists = await LookAsync(request.Destination, cancellationToken).ConfigureAwait(false) is not null;
            throw new AnswerException(error.Status, error.Code) { CreateOnly = exists };
        }

        // The answer tells no length; whoever replaced the copy already makes this one as good as lost.
        var copy = await LookAsync(request.Destination, cancellationToken).ConfigureAwait(false);
        if (copy?.ETag != etag)
        {
            throw new AnswerException((int)HttpStatusCode.Conflict, null);
        }

        await RequireSourceAsync(request, cancellationToken).ConfigureAwait(false);
        return copy;
    }

    public async Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken)
    {
        var info = await HeadAsync(path, cancellationToken).ConfigureAwait(false) ?? throw new AnswerException((int)HttpStatusCode.NotFound, "NoSuchKey");
        var metadata = new Dictionary<string, string>(info.Description.Metadata);
        if (info.AnnotatedSha256 is { } sha256)
        {
            // The copy has another ETag, which a checksum in a tag does not fit any more.
            metadata[Sha256Key] = sha256;
        }

        var description = info.Description with { Tier = tier, Metadata = metadata };
        await CopyAsync(new CopyRequest(path, info.ETag, path, description, CreateOnly: false), cancellationToken).ConfigureAwait(false);
    }

    public void AddSource(Dictionary<string, string> headers, StoragePath source, string etag)
    {
        headers["x-amz-copy-source"] = channel.Address.SourceOf(source);
        headers["x-amz-copy-source-if-match"] = etag;
        encryption.AddSourceKey(headers);
    }

    private static string? TokenOf(ObjectDescription description) => description.Metadata.GetValueOrDefault(WriteTokenKey);

    private static long LengthOf(AnswerHeaders answer, ByteRange? range)
    {
        // A server that gives the whole for a part would otherwise be read as the part.
        var length = range is null
            ? (answer.Status == (int)HttpStatusCode.OK ? answer.Length : null)
            : (answer.Status == (int)HttpStatusCode.PartialContent && answer.Range?.From == range.Value.Offset ? answer.Range.Length : null);
        return length ?? throw new AnswerException(answer.Status, null) { IsNoAnswer = true };
    }

    /// <summary>Requires that the source is still the one that was to be copied: Ceph 16 ignores the condition, and a later source under this description is a file that never was.</summary>
    private async Task RequireSourceAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        var isMove = request.Source == request.Destination;
        if (isMove || (await LookAsync(request.Source, cancellationToken).ConfigureAwait(false))?.ETag == request.SourceETag)
        {
            return;
        }

        using var answer = await channel.SendAsync(new StoreRequest(HttpMethod.Delete, request.Destination), cancellationToken).ConfigureAwait(false);
        throw Conditions.NotMet();
    }

    private async Task<ObjectInfo?> TryLookAsync(StoragePath path, CancellationToken cancellationToken)
    {
        try
        {
            return await LookAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (AnswerException error) when (error.Status == (int)HttpStatusCode.Forbidden)
        {
            return null;
        }
    }

    private async Task<ObjectInfo> WithChecksumAsync(ObjectInfo info, CancellationToken cancellationToken)
    {
        // Only an upload in parts of the engine's, known by its token, may have its checksum in a tag.
        var metadata = info.Description.Metadata;
        return tags is null || metadata.ContainsKey(Sha256Key) || !metadata.ContainsKey(WriteTokenKey)
            ? info
            : info with { AnnotatedSha256 = await tags.FindChecksumAsync(info.Path, info.ETag, cancellationToken).ConfigureAwait(false) };
    }
}
