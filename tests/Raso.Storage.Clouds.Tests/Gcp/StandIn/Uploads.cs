using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Uploads in one request.</summary>
/// <remarks>https://cloud.google.com/storage/docs/uploading-objects-from-memory, https://cloud.google.com/storage/docs/json_api/v1/objects/insert</remarks>
internal sealed class Uploads(Store store)
{
    internal async Task<Answer> MediaAsync(ApiRequest request, string bucket, CancellationToken cancellationToken)
    {
        var plan = UploadPlan.Of(store, request, bucket, null, request.Header("Content-Type"));
        return await StoreAsync(plan, request, request.Body, cancellationToken);
    }

    internal async Task<Answer> MultipartAsync(ApiRequest request, string bucket, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out var type)
            || !type.MediaType.Equals("multipart/related", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            throw new ApiException(400, "badRequest", "Content-Type must be multipart/related with a boundary.");
        }

        var reader = new MultipartReader(boundary, request.Body);
        var first = await reader.ReadNextSectionAsync(cancellationToken) ?? throw Malformed();
        if (first.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw Malformed();
        }

        using var json = new MemoryStream();
        await first.Body.CopyToAsync(json, cancellationToken);
        var second = await reader.ReadNextSectionAsync(cancellationToken) ?? throw Malformed();
        var plan = UploadPlan.Of(store, request, bucket, ApiRequest.ParseJson(json.ToArray()), second.ContentType);
        using var writer = new ContentWriter();
        await writer.WriteAllAsync(second.Body, cancellationToken);
        return await reader.ReadNextSectionAsync(cancellationToken) is null
            ? Answered(plan.Commit(store, writer.Finish(), request.Header("x-goog-hash")), request)
            : throw Malformed();
    }

    internal async Task<Answer> StoreAsync(UploadPlan plan, ApiRequest request, Stream body, CancellationToken cancellationToken)
    {
        using var writer = new ContentWriter();
        await writer.WriteAllAsync(body, cancellationToken);
        return Answered(plan.Commit(store, writer.Finish(), request.Header("x-goog-hash")), request);
    }

    private static Answer Answered(StoredObject stored, ApiRequest request) => Answer.Json(ObjectJson.Of(stored, request.Endpoint, withHashes: true));

    private static ApiException Malformed() =>
        new(400, "badRequest", "Malformed multipart body: a part of JSON and a part of media are wanted, and a closing boundary.");
}
