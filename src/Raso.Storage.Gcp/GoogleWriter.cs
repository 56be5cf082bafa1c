using System.Buffers;
using System.Text.Json;

namespace Raso.Storage.Gcp;

/// <summary>Stores objects with one request each.</summary>
internal sealed class GoogleWriter(GoogleCalls calls, GoogleAddresses addresses, CustomerEncryption customer, string? defaultKey)
{
    public async Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        // Declared beforehand, the service refuses bytes that were damaged on the way.
        uint? declared = request.Content.CanSeek ? await ChecksumAsync(request.Content, cancellationToken).ConfigureAwait(false) : null;
        var description = request.Describe();
        var resource = GoogleObjects.Describe(request.Path, description) with { Crc32c = declared is { } known ? Crc32C.ToText(known) : null };
        using var content = new RelatedContent(
            JsonSerializer.SerializeToUtf8Bytes(resource, GoogleJson.Default.GoogleObject), description.ContentType, request.Content, request.Length);
        var address = addresses.Upload(
            ("uploadType", "multipart"),
            ("ifGenerationMatch", GoogleObjects.ToGenerationMatch(request.Condition)),
            ("kmsKeyName", description.Encryption ?? defaultKey),
            ("fields", GoogleObjects.Fields));
        using var message = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        customer.AddTo(message);
        var stored = await calls.GetAsync(
            message, GoogleJson.Default.GoogleObject, GoogleObjects.ConditionOf(request.Condition), cancellationToken).ConfigureAwait(false);
        GoogleObjects.RequireSame(stored, content.Sent, content.Checksum);
        return GoogleObjects.ToInfo(request.Path, stored);
    }

    public async Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken)
    {
        // A patch leaves the entries that it does not name as they are, and the generation too.
        var change = new GoogleObject { Metadata = new() { [GoogleReader.Sha256Key] = request.Sha256 } };
        var address = addresses.Object(
            request.Path, ("ifGenerationMatch", GoogleObjects.ToGenerationMatch(request.ETag)), ("fields", GoogleObjects.Fields));
        using var message = new HttpRequestMessage(HttpMethod.Patch, address) { Content = GoogleCalls.Body(change, GoogleJson.Default.GoogleObject) };
        return GoogleObjects.ToInfo(
            request.Path,
            await calls.GetAsync(message, GoogleJson.Default.GoogleObject, GoogleCondition.IfMatch, cancellationToken).ConfigureAwait(false));
    }

    private static async Task<uint> ChecksumAsync(Stream content, CancellationToken cancellationToken)
    {
        var start = content.Position;
        var buffer = ArrayPool<byte>.Shared.Rent(128 << 10);
        try
        {
            var checksum = 0u;
            int count;
            while ((count = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                checksum = Crc32C.Append(checksum, buffer.AsSpan(0, count));
            }

            content.Position = start;
            return checksum;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
