using Microsoft.AspNetCore.Http;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The few calls of the XML API that signed URLs lead to.</summary>
/// <remarks>https://cloud.google.com/storage/docs/xml-api/reference-methods</remarks>
internal sealed class XmlCalls(Store store, Objects objects, Uploads uploads)
{
    internal Answer Get(ApiRequest request, string bucket, string name, bool isHead)
    {
        var stored = objects.Read(request, bucket, name, Preconditions.OfHeaders(request));
        CustomerKey.Check(stored, CustomerKey.Of(request));
        ETags.Check(request, ETag(stored));
        var answer = Objects.Content(request, stored, isHead);
        answer.Headers.ETag = ETag(stored);
        foreach (var (key, value) in stored.Metadata.Custom)
        {
            answer.Headers[$"x-goog-meta-{key}"] = value;
        }

        // https://cloud.google.com/storage/docs/xml-api/get-object-download#query_string_parameters
        if (request.Query["response-content-type"] is { } type)
        {
            answer.Headers.ContentType = type;
        }

        if (request.Query["response-content-disposition"] is { } disposition)
        {
            answer.Headers.ContentDisposition = disposition;
        }

        return answer;
    }

    internal async Task<Answer> PutAsync(ApiRequest request, string bucket, string name, CancellationToken cancellationToken)
    {
        var plan = UploadPlan.OfHeaders(store, request, bucket, name);
        _ = await uploads.StoreAsync(plan, request, request.Body, cancellationToken);
        var stored = store.Do(() => store.GetObject(bucket, name));
        var answer = Answer.Empty(200);
        answer.Headers.ETag = ETag(stored);
        answer.Headers["x-goog-generation"] = JsonText.Number(stored.Generation);
        answer.Headers["x-goog-metageneration"] = JsonText.Number(stored.Metageneration);
        answer.Headers.Append("x-goog-hash", $"crc32c={stored.Content.Crc32C}");
        answer.Headers.Append("x-goog-hash", $"md5={stored.Content.Md5}");
        return answer;
    }

    internal Answer Delete(ApiRequest request, string bucket, string name)
    {
        objects.Remove(bucket, name, request.Query.Long("generation"), Preconditions.OfHeaders(request));
        return Answer.Empty(204);
    }

    // https://cloud.google.com/storage/docs/xml-api/reference-headers#etag: the MD5, in quotes.
    private static string ETag(StoredObject stored) =>
        $"\"{(stored.Md5 is { } md5 ? Convert.ToHexStringLower(Convert.FromBase64String(md5)) : stored.ETag)}\"";
}
