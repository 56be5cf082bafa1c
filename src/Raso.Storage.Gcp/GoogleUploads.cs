using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Raso.Storage.Gcp;

/// <summary>Resumable uploads: a session takes chunks one after the other, and makes the object of the last.</summary>
internal sealed class GoogleUploads(GoogleCalls calls, GoogleAddresses addresses, CustomerEncryption customer, string? defaultKey)
{
    private const HttpStatusCode ResumeIncomplete = (HttpStatusCode)308;
    private const HttpStatusCode ClientClosed = (HttpStatusCode)499;

    private readonly ConcurrentDictionary<string, GoogleUploadState> _states = new(StringComparer.Ordinal);

    public async Task<string> BeginAsync(BeginUploadRequest request, CancellationToken cancellationToken)
    {
        var address = addresses.Upload(
            ("uploadType", "resumable"),
            ("ifGenerationMatch", GoogleObjects.ToGenerationMatch(request.Condition)),
            ("kmsKeyName", request.Description.Encryption ?? defaultKey));
        using var message = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = GoogleCalls.Body(GoogleObjects.Describe(request.Path, request.Description), GoogleJson.Default.GoogleObject),
        };
        customer.AddTo(message);
        if (request.Description.ContentType is { } contentType)
        {
            message.Headers.TryAddWithoutValidation("X-Upload-Content-Type", contentType);
        }

        var condition = GoogleObjects.ConditionOf(request.Condition);
        using var response = await calls.OpenAsync(message, condition, cancellationToken, HttpStatusCode.OK, HttpStatusCode.Created).ConfigureAwait(false);
        if (response.Headers.Location is not { } location)
        {
            throw GoogleCalls.Unreadable();
        }

        var target = (location.IsAbsoluteUri ? location : new Uri(addresses.Endpoint, location)).PathAndQuery;
        var upload = new GoogleUploadId(condition, target).ToString();
        _states[upload] = new GoogleUploadState(isNew: true);
        return upload;
    }

    public async Task<UploadedPart> SendAsync(UploadPartRequest request, CancellationToken cancellationToken)
    {
        var upload = GoogleUploadId.Parse(request.UploadId);
        var state = _states.GetOrAdd(request.UploadId, static _ => new GoogleUploadState(isNew: false));
        var end = request.Offset + request.Content.Length;
        var checksum = state.ChecksumWith(request.Offset, request.Content.Span);
        var start = request.Offset;
        if (!state.IsAt(request.Offset))
        {
            // Sent before, by this process or another: only what the session lacks is sent.
            var taken = await AskAsync(upload, state, cancellationToken).ConfigureAwait(false);
            start = state.Completed is null ? RequireWithin(taken, request.Offset, end) : end;
            if (start == end && (!request.IsLast || state.Completed is not null))
            {
                return Finish(request, state, end, checksum);
            }
        }

        state.IsInDoubt = true;
        using var message = Chunk(upload, request.Content[(int)(start - request.Offset)..], start, request.IsLast ? end : null, request.IsLast ? checksum : null);
        using var response = await SendChunkAsync(message, upload.Condition, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != ResumeIncomplete)
        {
            state.Completed = await GoogleCalls.ReadAsync(response, GoogleJson.Default.GoogleObject, cancellationToken).ConfigureAwait(false);
        }
        else if (request.IsLast || TakenOf(response) != end)
        {
            throw new GoogleDriverException(new DriverError(
                StorageErrorCode.Unavailable, "The upload took a part of the chunk only; the rest is sent again.", IsTransient: true));
        }

        return Finish(request, state, end, checksum);
    }

    public async Task<ObjectInfo> CompleteAsync(CompleteUploadRequest request, CancellationToken cancellationToken)
    {
        var state = _states.GetOrAdd(request.UploadId, static _ => new GoogleUploadState(isNew: false));
        if (state.Completed is null)
        {
            await AskAsync(GoogleUploadId.Parse(request.UploadId), state, cancellationToken).ConfigureAwait(false);
        }

        var stored = state.Completed ?? throw new GoogleDriverException(new DriverError(
            StorageErrorCode.Unavailable, "The upload still waits for bytes; send its last part again.", IsTransient: true));
        var info = GoogleObjects.ToInfo(request.Path, stored);
        _states.TryRemove(request.UploadId, out _);
        return info;
    }

    /// <summary>Asks a session how far it has come; <see langword="null"/> where it has made its object, was ended or has expired.</summary>
    public async Task<UploadProgress?> GetAsync(string uploadId, CancellationToken cancellationToken)
    {
        var upload = GoogleUploadId.Parse(uploadId);
        using var message = Message(upload, new ByteArrayContent([]), "bytes */*");
        using var response = await calls.OpenAsync(
            message,
            upload.Condition,
            cancellationToken,
            ResumeIncomplete,
            HttpStatusCode.OK,
            HttpStatusCode.Created,
            HttpStatusCode.NotFound,
            HttpStatusCode.Gone,
            ClientClosed).ConfigureAwait(false);
        return response.StatusCode == ResumeIncomplete ? UploadProgress.OfBytes(TakenOf(response)) : null;
    }

    public async Task AbortAsync(string uploadId, CancellationToken cancellationToken)
    {
        _states.TryRemove(uploadId, out _);
        using var message = new HttpRequestMessage(HttpMethod.Delete, addresses.Session(GoogleUploadId.Parse(uploadId))) { Content = new ByteArrayContent([]) };
        // 499 is the answer to a session that was ended; the next two say that it is gone already.
        using var response = await calls.OpenAsync(
            message,
            GoogleCondition.None,
            cancellationToken,
            ClientClosed,
            HttpStatusCode.NotFound,
            HttpStatusCode.Gone,
            HttpStatusCode.NoContent,
            HttpStatusCode.OK).ConfigureAwait(false);
    }

    private static UploadedPart Finish(UploadPartRequest request, GoogleUploadState state, long end, uint? checksum)
    {
        if (state.Completed is { } stored)
        {
            // Also where a chunk in the middle was answered as if it were the last.
            GoogleObjects.RequireSame(stored, request.IsLast ? end : -1, checksum);
        }

        state.Advance(end, checksum);
        return new UploadedPart(request.Number, end.ToString(CultureInfo.InvariantCulture), request.Content.Length);
    }

    private static long RequireWithin(long taken, long offset, long end) => taken >= offset && taken <= end
        ? taken
        : throw new GoogleDriverException(new DriverError(
            StorageErrorCode.NotFound, $"The upload has {taken} bytes, where {offset} to {end} were sent: it is another, or was begun anew; store the file again."));

    // "Range: bytes=0-N" tells what the session has; without it, nothing.
    private static long TakenOf(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Range", out var values) || values.FirstOrDefault() is not { } text)
        {
            return 0;
        }

        var dash = text.LastIndexOf('-');
        return dash >= 0 && long.TryParse(text.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? last + 1
            : throw GoogleCalls.Unreadable();
    }

    private async Task<HttpResponseMessage> SendChunkAsync(HttpRequestMessage message, GoogleCondition condition, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.OpenAsync(
                message, condition, cancellationToken, HttpStatusCode.OK, HttpStatusCode.Created, ResumeIncomplete).ConfigureAwait(false);
        }
        catch (GoogleAnswerException error) when (GoogleErrors.Map(error) is { Code: StorageErrorCode.Corrupted } meaning)
        {
            // A session whose bytes were refused is over: sending the chunk again would only find it gone.
            throw new GoogleDriverException(meaning with { IsTransient = false }, error.Error);
        }
    }

    private async Task<long> AskAsync(GoogleUploadId upload, GoogleUploadState state, CancellationToken cancellationToken)
    {
        using var message = Message(upload, new ByteArrayContent([]), "bytes */*");
        using var response = await calls.OpenAsync(
            message, upload.Condition, cancellationToken, HttpStatusCode.OK, HttpStatusCode.Created, ResumeIncomplete).ConfigureAwait(false);
        if (response.StatusCode == ResumeIncomplete)
        {
            return TakenOf(response);
        }

        state.Completed = await GoogleCalls.ReadAsync(response, GoogleJson.Default.GoogleObject, cancellationToken).ConfigureAwait(false);
        return 0;
    }

    private HttpRequestMessage Chunk(GoogleUploadId upload, ReadOnlyMemory<byte> bytes, long start, long? total, uint? checksum)
    {
        var length = total?.ToString(CultureInfo.InvariantCulture) ?? "*";
        var range = bytes.IsEmpty ? $"bytes */{length}" : string.Create(CultureInfo.InvariantCulture, $"bytes {start}-{start + bytes.Length - 1}/{length}");
        var message = Message(upload, new ReadOnlyMemoryContent(bytes), range);
        if (checksum is { } known)
        {
            message.Headers.TryAddWithoutValidation("X-Goog-Hash", $"crc32c={Crc32C.ToText(known)}");
        }

        return message;
    }

    private HttpRequestMessage Message(GoogleUploadId upload, HttpContent content, string range)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.TryAddWithoutValidation("Content-Range", range);
        var message = new HttpRequestMessage(HttpMethod.Put, addresses.Session(upload)) { Content = content };
        customer.AddTo(message);
        return message;
    }
}
