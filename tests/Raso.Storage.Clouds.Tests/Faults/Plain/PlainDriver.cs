using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Raso.Storage.Clouds.Tests.Faults.Plain;

/// <summary>A driver over <see cref="PlainServer"/>, sound unless it is told to have a vice.</summary>
internal sealed class PlainDriver(Uri endpoint, string password, PlainVice vice) : IStorageDriver, IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = vice == PlainVice.FollowsRedirects })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        BaseAddress = endpoint,
    };

    public DriverTraits Traits { get; } = new()
    {
        Capabilities = new StorageCapabilities { ConditionalPut = true, ConditionalCopy = true, IfMatch = true, Copy = true, FileBesideFolder = true },
        MaxPutLength = 1 << 30,
    };

    public Uri GetUri(StoragePath path) => new($"plain://store/{path}");

    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => Task.FromResult<StorageIdentity?>(null);

    public DriverError MapError(Exception exception)
    {
        var meaning = exception is PlainException failure
            ? HttpErrors.FromStatus(failure.Status, failure.Message, failure.RetryAfter)
            : HttpErrors.FromTransport(exception) ?? new DriverError(StorageErrorCode.Unknown, "The store failed.");
        return vice switch
        {
            PlainVice.CallsAllTransient => meaning with { IsTransient = true },
            PlainVice.TellsItsPassword => meaning with { Message = $"{meaning.Message} at {endpoint}?key={password}" },
            PlainVice.ReadsMissingBodies when exception is InvalidOperationException => throw exception,
            _ => meaning,
        };
    }

    public Task EnsureContainerAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken)
    {
        var description = request.Describe();
        if (vice == PlainVice.ChecksBeforeItCreates && request.Condition.CreateOnly && await HeadAsync(request.Path, cancellationToken) is not null)
        {
            throw new PlainException(412, null);
        }

        using var message = Message(HttpMethod.Put, request.Path);
        var content = new MemoryStream();
        await request.Content.CopyToAsync(content, cancellationToken);
        content.SetLength(vice == PlainVice.StoresTheHalf ? content.Length / 2 : content.Length);
        content.Position = 0;
        message.Content = new StreamContent(content);
        Describe(message, description);
        Condition(message, request.Condition.CreateOnly && vice != PlainVice.ChecksBeforeItCreates, request.Condition.IfMatch);
        return await WriteAsync(message, request.Path, request.Length!.Value, description, cancellationToken);
    }

    public async Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Get, request.Path);
        if (request.Range is { } range)
        {
            message.Headers.Range = new RangeHeaderValue(range.Offset, range.Length is { } length ? range.Offset + length - 1 : null);
        }

        Condition(message, false, request.IfMatch);
        var answer = await SendAsync(message, cancellationToken);
        var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        return new ObjectContent(Info(request.Path, answer), vice == PlainVice.LeaksConnections ? new LeakyStream(body) : new BodyStream(body, answer));
    }

    public async Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Head, path);
        try
        {
            using var answer = await SendAsync(message, cancellationToken);
            return Info(path, answer);
        }
        catch (PlainException error) when (error.Status == 404)
        {
            return null;
        }
    }

    public async Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        var after = request.Continuation ?? request.StartAfter ?? "";
        using var message = new HttpRequestMessage(
            HttpMethod.Get,
            string.Create(CultureInfo.InvariantCulture, $"/?prefix={Uri.EscapeDataString(request.Prefix)}&after={Uri.EscapeDataString(after)}&max={request.PageSize}"));
        using var answer = await SendAsync(message, cancellationToken);
        var lines = (await answer.Content.ReadAsStringAsync(cancellationToken)).Split('\n');
        if (lines[^1] != "end" && vice != PlainVice.TrustsAnyAnswer)
        {
            throw new PlainException(200, null);
        }

        return new ListPage(
            [.. lines[..^1].Select(key => new ListedEntry(key, false))], lines.Length - 1 < request.PageSize ? null : lines[^2]);
    }

    public async Task DeleteAsync(StoragePath path, CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Delete, path);
        using var answer = await SendAsync(message, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.NoContent && vice != PlainVice.TrustsAnyAnswer)
        {
            throw new PlainException((int)answer.StatusCode, null);
        }
    }

    public async Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(HttpMethod.Put, request.Destination);
        message.Headers.Add("x-copy-source", Uri.EscapeDataString(request.Source.Value));
        Describe(message, request.Description);
        Condition(message, request.CreateOnly, null);
        var source = await HeadAsync(request.Source, cancellationToken);
        return await WriteAsync(message, request.Destination, source?.Length ?? 0, request.Description, cancellationToken);
    }

    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Message(HttpMethod method, StoragePath path) => new(method, "/" + Uri.EscapeDataString(path.Value));

    private static void Describe(HttpRequestMessage message, ObjectDescription description)
    {
        foreach (var (name, value) in description.Metadata)
        {
            message.Headers.Add("x-meta-" + name, value);
        }
    }

    private static void Condition(HttpRequestMessage message, bool createOnly, string? ifMatch)
    {
        if (createOnly)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", "*");
        }

        if (ifMatch is not null)
        {
            message.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }
    }

    private async Task<ObjectInfo> WriteAsync(
        HttpRequestMessage message, StoragePath path, long length, ObjectDescription description, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(message, cancellationToken);
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
        var etag = answer.Headers.ETag?.ToString() ?? (vice == PlainVice.TrustsAnyAnswer ? "\"any\"" : throw new PlainException(200, null));
        return new ObjectInfo { Path = path, Length = length, ETag = etag, LastModified = DateTimeOffset.UnixEpoch, Description = description };
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        message.Headers.TryAddWithoutValidation("x-password", password);
        var token = vice == PlainVice.WaitsForEver ? CancellationToken.None : cancellationToken;
        var answer = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            if (vice == PlainVice.ReadsMissingBodies && answer.Content.Headers.ContentType is null)
            {
                throw new InvalidOperationException("There is no body.");
            }

            var wait = HttpErrors.ParseRetryAfter(answer.Headers.RetryAfter?.ToString(), DateTimeOffset.UnixEpoch);
            throw new PlainException((int)answer.StatusCode, wait);
        }
    }

    private ObjectInfo Info(StoragePath path, HttpResponseMessage answer)
    {
        var isOurs = answer.Headers.TryGetValues("x-length", out var lengths);
        return !isOurs && vice != PlainVice.TrustsAnyAnswer
            ? throw new PlainException(200, null)
            : new ObjectInfo
            {
                Path = path,
                Length = isOurs ? long.Parse(lengths!.Single(), CultureInfo.InvariantCulture) : answer.Content.Headers.ContentLength ?? 0,
                ETag = answer.Headers.ETag?.ToString() ?? "\"none\"",
                LastModified = DateTimeOffset.UnixEpoch,
                Description = new ObjectDescription
                {
                    Metadata = answer.Headers.Where(header => header.Key.StartsWith("x-meta-", StringComparison.OrdinalIgnoreCase))
                        .ToDictionary(header => header.Key["x-meta-".Length..], header => header.Value.First()),
                },
            };
    }
}
