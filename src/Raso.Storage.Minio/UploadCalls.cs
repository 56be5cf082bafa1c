using System.Globalization;
using System.Net;
using System.Xml.Linq;

namespace Raso.Storage.Minio;

/// <summary>The calls of an upload of several parts. Those of the client are not public; its one call for all of them sends part after part, holds a part of any length in memory, and leaves the parts of a failed upload behind.</summary>
internal sealed class UploadCalls(StoreChannel channel, Descriptions descriptions, Encryption encryption, ObjectCalls objects)
{
    public async Task<string> BeginAsync(BeginUploadRequest request, CancellationToken cancellationToken)
    {
        var headers = descriptions.ToHeaders(request.Description);
        ObjectTags.AddTo(headers, request.Description.Tags);
        using var answer = await channel.SendAsync(
            new StoreRequest(HttpMethod.Post, request.Path, "uploads=") { Headers = headers }, cancellationToken).ConfigureAwait(false);
        var root = await AnswerXml.LoadAsync(answer, "InitiateMultipartUploadResult", cancellationToken).ConfigureAwait(false);
        return root.Text("UploadId") is { Length: > 0 } id ? id : throw NoAnswer(answer);
    }

    public async Task<UploadedPart> SendPartAsync(UploadPartRequest request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>();
        encryption.AddKey(headers);
        using var answer = await channel.SendAsync(
            new StoreRequest(HttpMethod.Put, request.Path, PartQuery(request.UploadId, request.Number)) { Headers = headers, Body = request.Content },
            cancellationToken).ConfigureAwait(false);
        return new UploadedPart(request.Number, new AnswerHeaders(answer).RequireETag(), request.Content.Length);
    }

    public async Task<UploadedPart> CopyPartAsync(CopyPartRequest request, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>();
        encryption.AddKey(headers);
        objects.AddSource(headers, request.Source, request.SourceETag);
        var length = request.Range.Length!.Value;
        headers["x-amz-copy-source-range"] = string.Create(
            CultureInfo.InvariantCulture, $"bytes={request.Range.Offset}-{request.Range.Offset + length - 1}");
        using var answer = await channel.SendAsync(
            new StoreRequest(HttpMethod.Put, request.Destination, PartQuery(request.UploadId, request.Number)) { Headers = headers },
            cancellationToken).ConfigureAwait(false);
        var root = await AnswerXml.LoadAsync(answer, "CopyPartResult", cancellationToken).ConfigureAwait(false);
        var etag = ETags.Normalize(root.Text("ETag")) ?? throw NoAnswer(answer);
        // Ceph 16 ignores the condition on the source; a part of a later object would make a file that never was.
        var source = await objects.LookAsync(request.Source, cancellationToken).ConfigureAwait(false);
        return source?.ETag == request.SourceETag
            ? new UploadedPart(request.Number, etag, length)
            : throw Conditions.NotMet();
    }

    public async Task<ObjectInfo> CompleteAsync(CompleteUploadRequest request, CancellationToken cancellationToken)
    {
        var xml = new XElement(
            "CompleteMultipartUpload",
            request.Parts.Select(part => new XElement("Part", new XElement("PartNumber", part.Number), new XElement("ETag", part.ETag))));
        var body = XmlBody.Of(xml);
        var headers = new Dictionary<string, string> { ["Content-Type"] = "application/xml" };
        Conditions.AddTo(headers, request.Condition);
        try
        {
            using var answer = await channel.SendAsync(
                new StoreRequest(HttpMethod.Post, request.Path, IdQuery(request.UploadId))
                {
                    Headers = headers,
                    Body = body,
                    CreateOnly = request.Condition.CreateOnly,
                },
                cancellationToken).ConfigureAwait(false);
            var root = await AnswerXml.LoadAsync(answer, "CompleteMultipartUploadResult", cancellationToken).ConfigureAwait(false);
            // Ceph 16 leaves the ETag empty.
            var etag = ETags.Normalize(root.Text("ETag"));
            return await objects.DescribeNewAsync(
                request.Path, new AnswerHeaders(answer), etag, request.Parts.Sum(part => part.Length), request.Description, cancellationToken).ConfigureAwait(false);
        }
        catch (AnswerException error) when (Conditions.IsMissing(error, request.Condition))
        {
            throw Conditions.NotMet();
        }
    }

    public async Task AbortAsync(StoragePath path, string uploadId, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await channel.SendAsync(
                new StoreRequest(HttpMethod.Delete, path, IdQuery(uploadId)), cancellationToken).ConfigureAwait(false);
        }
        catch (AnswerException error) when (error.Status == (int)HttpStatusCode.NotFound)
        {
            // It is gone already.
        }
    }

    public async Task<UploadPage> ListAsync(string prefix, string? continuation, CancellationToken cancellationToken)
    {
        var query = $"uploads=&encoding-type=url&prefix={Uri.EscapeDataString(prefix)}";
        using var answer = await channel.SendAsync(
            new StoreRequest(HttpMethod.Get, null, continuation is null ? query : $"{query}&{continuation}"), cancellationToken).ConfigureAwait(false);
        var root = await AnswerXml.LoadAsync(answer, "ListMultipartUploadsResult", cancellationToken).ConfigureAwait(false);
        var keys = new KeyText(root);
        List<PendingUpload> uploads = [];
        foreach (var upload in root.Children("Upload"))
        {
            // What other software began under a key that is no path stays to it.
            if (StoragePath.TryParse(keys.Of(upload, "Key"), out var path) && upload.Text("UploadId") is { Length: > 0 } id)
            {
                uploads.Add(new PendingUpload(path, id, Times.Parse(upload.Text("Initiated")) ?? DateTimeOffset.MaxValue));
            }
        }

        return new UploadPage(uploads, NextOf(root, keys, answer));
    }

    private static string? NextOf(XElement root, KeyText keys, HttpResponseMessage answer)
    {
        if (root.Text("IsTruncated") != "true")
        {
            return null;
        }

        // Without a marker the next page would be the first once more, without end.
        var key = keys.Of(root, "NextKeyMarker");
        return key.Length > 0
            ? $"key-marker={Uri.EscapeDataString(key)}&upload-id-marker={Uri.EscapeDataString(root.Text("NextUploadIdMarker") ?? "")}"
            : throw NoAnswer(answer);
    }

    private static string IdQuery(string uploadId) => $"uploadId={Uri.EscapeDataString(uploadId)}";

    private static string PartQuery(string uploadId, int number) =>
        $"partNumber={number.ToString(CultureInfo.InvariantCulture)}&{IdQuery(uploadId)}";

    private static AnswerException NoAnswer(HttpResponseMessage answer) => new((int)answer.StatusCode, null) { IsNoAnswer = true };
}
