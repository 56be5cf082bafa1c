namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Finds what a request asks for. Names come percent-encoded in one segment of the path.</summary>
/// <remarks>https://cloud.google.com/storage/docs/request-endpoints</remarks>
internal sealed class Router(
    Tokens tokens,
    MetadataServer metadata,
    BlobSigner signer,
    BucketCalls buckets,
    Objects objects,
    Listing listing,
    Uploads uploads,
    Sessions sessions,
    Rewrites rewrites,
    Copies copies,
    Compositions compositions,
    XmlRouter xml)
{
    internal Route Find(ApiRequest request, Func<CancellationToken, Task<Answer>> batch) => (request.Method, request.Segments) switch
    {
        ("GET", []) or ("GET", ["computeMetadata", ..]) => Plain(GoogleCall.MetadataServer, _ => Task.FromResult(metadata.Get(request))),
        ("POST", ["token"]) => Plain(GoogleCall.Token, token => tokens.GrantAsync(request, token)),
        ("POST", ["v1", "projects", "-", "serviceAccounts", var account]) when account.EndsWith(":signBlob", StringComparison.Ordinal) =>
            Plain(GoogleCall.SignBlob, token => signer.SignAsync(request, account[..^":signBlob".Length], token)),
        ("POST", ["batch", "storage", "v1"]) when !request.IsInBatch => Plain(GoogleCall.Batch, batch),
        (_, ["storage", "v1", "b", .. var rest]) => Json(request, rest),
        (_, ["upload", "storage", "v1", "b", var bucket, "o"]) when !request.IsInBatch => Upload(request, bucket),
        (_, ["resumable", "upload", "storage", "v1", "b", var bucket, "o"]) when !request.IsInBatch => Upload(request, bucket),
        ("GET", ["download", "storage", "v1", "b", var bucket, "o", var name]) when !request.IsInBatch => Download(request, bucket, name),
        (_, ["storage" or "upload" or "download" or "resumable" or "batch", ..]) => Nothing(request),
        _ when !request.IsInBatch => xml.Find(request) ?? Nothing(request),
        _ => Nothing(request),
    };

    private static Route Plain(GoogleCall call, Func<CancellationToken, Task<Answer>> work) => new(call, work, ErrorAnswers.Json);

    private static Route Nothing(ApiRequest request) => Plain(
        GoogleCall.Unknown, _ => throw new ApiException(404, "notFound", $"Not Found: {request.Method} {request.Path}"));

    private Route Json(ApiRequest request, string[] rest) => (request.Method, rest) switch
    {
        ("GET", []) => Read(GoogleCall.BucketList, request, () => buckets.List(request)),
        ("POST", []) => Write(GoogleCall.BucketInsert, request, token => buckets.InsertAsync(request, token)),
        ("GET", [var bucket]) => Read(GoogleCall.BucketGet, request, () => buckets.Get(request, bucket)),
        ("PATCH", [var bucket]) => Write(GoogleCall.BucketPatch, request, token => buckets.PatchAsync(request, bucket, token)),
        ("DELETE", [var bucket]) => Write(GoogleCall.BucketDelete, request, () => buckets.Delete(bucket)),
        ("GET", [var bucket, "o"]) => Read(GoogleCall.List, request, () => listing.List(request, bucket)),
        ("POST", [_, "o"]) => Write(GoogleCall.Insert, request, Answer () => throw new ApiException(
            400, "wrongUrlForUpload", "Upload requests must include an uploadType URL parameter and a URL path beginning with /upload/")),
        ("GET", [var bucket, "o", var name]) when request.Query["alt"] == "media" && !request.IsInBatch => Download(request, bucket, name),
        ("GET", [var bucket, "o", var name]) => Read(GoogleCall.Get, request, () => objects.Get(request, bucket, name)),
        ("PATCH", [var bucket, "o", var name]) => Write(GoogleCall.Patch, request, token => objects.PatchAsync(request, bucket, name, token)),
        ("PUT", [var bucket, "o", var name]) => Write(GoogleCall.Update, request, token => objects.UpdateAsync(request, bucket, name, token)),
        ("DELETE", [var bucket, "o", var name]) => Write(GoogleCall.Delete, request, () => objects.Delete(request, bucket, name)),
        ("POST", [var bucket, "o", var name, "compose"]) =>
            Write(GoogleCall.Compose, request, token => compositions.ComposeAsync(request, bucket, name, token)),
        ("POST", [var from, "o", var source, "rewriteTo", "b", var to, "o", var name]) =>
            Write(GoogleCall.Rewrite, request, token => rewrites.RewriteAsync(request, from, source, to, name, token)),
        ("POST", [var from, "o", var source, "copyTo", "b", var to, "o", var name]) =>
            Write(GoogleCall.Copy, request, token => copies.CopyAsync(request, from, source, to, name, token)),
        _ => Nothing(request),
    };

    private Route Upload(ApiRequest request, string bucket) => (request.Method, request.Query["uploadType"], request.Query["upload_id"]) switch
    {
        // https://cloud.google.com/storage/docs/resumable-uploads#session-uris: the URI of a session is a token by itself.
        ("PUT", _, { } id) => Plain(CallOf(request), token => sessions.PutAsync(request, id, token)),
        ("DELETE", _, { } id) => Plain(GoogleCall.SessionDelete, token => sessions.DeleteAsync(id, token)),
        ("POST", "media", _) => Write(GoogleCall.Insert, request, token => uploads.MediaAsync(request, bucket, token)),
        ("POST", "multipart", _) => Write(GoogleCall.Insert, request, token => uploads.MultipartAsync(request, bucket, token)),
        ("POST", "resumable", _) => Write(GoogleCall.SessionStart, request, token => sessions.StartAsync(request, bucket, token)),
        ("POST", null, _) => Write(GoogleCall.Insert, request, Answer () => throw ApiException.Required("uploadType")),
        ("POST", { } other, _) => Write(GoogleCall.Insert, request, Answer () => throw ApiException.InvalidParameter("uploadType", other)),
        _ => Nothing(request),
    };

    private static GoogleCall CallOf(ApiRequest request) =>
        request.Header("Content-Range")?.StartsWith("bytes */", StringComparison.Ordinal) == true ? GoogleCall.SessionStatus : GoogleCall.SessionChunk;

    private Route Download(ApiRequest request, string bucket, string name) => new(
        GoogleCall.Download,
        _ =>
        {
            tokens.Demand(request, isWrite: false);
            request.Query.RefuseUnknown();
            return Task.FromResult(objects.Download(request, bucket, name));
        },
        ErrorAnswers.Plain);

    private Route Read(GoogleCall call, ApiRequest request, Func<Answer> work) =>
        Checked(call, request, isWrite: false, _ => Task.FromResult(work()));

    private Route Write(GoogleCall call, ApiRequest request, Func<Answer> work) =>
        Checked(call, request, isWrite: true, _ => Task.FromResult(work()));

    private Route Write(GoogleCall call, ApiRequest request, Func<CancellationToken, Task<Answer>> work) =>
        Checked(call, request, isWrite: true, work);

    private Route Checked(GoogleCall call, ApiRequest request, bool isWrite, Func<CancellationToken, Task<Answer>> work) => Plain(call, token =>
    {
        tokens.Demand(request, isWrite);
        request.Query.RefuseUnknown();
        return work(token);
    });
}
