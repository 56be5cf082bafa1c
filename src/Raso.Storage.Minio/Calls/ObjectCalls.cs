using System.Globalization;
using System.Net;
using Raso.Storage.Minio.Wire;

namespace Raso.Storage.Minio.Calls;

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
        using var answer = await channel.SendAsync(
            new StoreRequest(HttpMethod.Put, request.Path) { Headers = headers, Content = body, CreateOnly = request.Condition.CreateOnly },
            cancellationToken).ConfigureAwait(false);
        var told = new AnswerHeaders(answer);
        return await DescribeNewAsync(request.Path, told, told.RequireETag(), body.Length, description, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Describes an object that was just made: what the store says of it, unless somebody else has replaced it already or it may not be read.</summary>
    public async Task<ObjectInfo> DescribeNewAsync(
        StoragePath path, AnswerHeaders answer, string etag, long length, ObjectDescription description, CancellationToken cancellationToken)
    {
        // Only a look at it tells the time that every later look tells.
        var seen = answer["Last-Modified"] is null ? await TryLookAsync(path, cancellationToken).ConfigureAwait(false) : null;
        if (seen?.ETag == etag)
        {
            return seen with { Description = seen.Description with { Tags = description.Tags } };
        }

        var info = descriptions.ToInfo(path, answer, length);
        return info with { ETag = etag, Description = description with { Tier = description.Tier ?? info.Description.Tier } };
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
            var info = descriptions.ToInfo(request.Path, told, LengthOf(told, request.Range));
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
        return descriptions.ToInfo(path, told, length);
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
        return await LookAsync(request.Destination, cancellationToken).ConfigureAwait(false) is { } copy && copy.ETag == etag
            ? copy
            : throw new AnswerException((int)HttpStatusCode.Conflict, null);
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

    private static long LengthOf(AnswerHeaders answer, ByteRange? range)
    {
        // A server that gives the whole for a part would otherwise be read as the part.
        var length = range is null
            ? (answer.Status == (int)HttpStatusCode.OK ? answer.Length : null)
            : (answer.Status == (int)HttpStatusCode.PartialContent && answer.Range?.From == range.Value.Offset ? answer.Range.Length : null);
        return length ?? throw new AnswerException(answer.Status, null) { IsNoAnswer = true };
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
