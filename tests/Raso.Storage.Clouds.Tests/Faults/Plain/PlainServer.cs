using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults.Plain;

/// <summary>A small object store over HTTP, in memory: enough to see that fault tools and judges do their work.</summary>
internal sealed class PlainServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, PlainObject> _objects = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly LoopbackListener _listener;
    private int _requests;
    private int _versions;

    public PlainServer()
    {
        _listener = new LoopbackListener(ServeAsync);
        Endpoint = new Uri($"http://127.0.0.1:{_listener.Port}/");
    }

    public Uri Endpoint { get; }

    public int Requests => Volatile.Read(ref _requests);

    public int Open => _listener.Open;

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(Socket socket, int number, CancellationToken stop)
    {
        socket.NoDelay = true;
        using var peer = new HttpPeer(socket);
        while (await peer.ReadHeadAsync(stop) is { } head)
        {
            if (head["Expect"] is not null)
            {
                await peer.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop);
            }

            var request = new ProxiedRequest(head.Word(0), head.Word(1), head);
            var body = await peer.ReadContentAsync(HttpExchange.RequestLength(request), stop);
            Interlocked.Increment(ref _requests);
            await peer.SendAsync(Answer(request, body).ToBytes(request.IsHead), stop);
        }
    }

    private HttpAnswer Answer(ProxiedRequest request, byte[] body)
    {
        var key = Uri.UnescapeDataString(request.Target.TrimStart('/').Split('?')[0]);
        lock (_gate)
        {
            return request.Method switch
            {
                "PUT" => Put(key, request.Head, body),
                "DELETE" => Delete(key),
                _ when key.Length == 0 => List(request.Target),
                _ => Get(key, request),
            };
        }
    }

    private HttpAnswer Put(string key, HttpHead head, byte[] body)
    {
        if ((head["If-None-Match"] is not null && _objects.ContainsKey(key))
            || (head["If-Match"] is { } tag && _objects.GetValueOrDefault(key)?.ETag != tag))
        {
            return ErrorForms.Empty(412);
        }

        if (head["x-copy-source"] is { } source)
        {
            if (!_objects.TryGetValue(Uri.UnescapeDataString(source), out var original))
            {
                return ErrorForms.Empty(404);
            }

            body = original.Body;
        }

        var etag = string.Create(CultureInfo.InvariantCulture, $"\"v{++_versions}\"");
        _objects[key] = new PlainObject(
            body, etag, [.. head.Headers.Where(header => header.Key.StartsWith("x-meta-", StringComparison.OrdinalIgnoreCase))]);
        return HttpAnswer.Of(200, "application/json", $$"""{"etag":{{etag}}}""").With("ETag", etag);
    }

    private HttpAnswer Delete(string key)
    {
        _objects.TryRemove(key, out _);
        return ErrorForms.Empty(204);
    }

    private HttpAnswer Get(string key, ProxiedRequest request)
    {
        if (!_objects.TryGetValue(key, out var found))
        {
            return ErrorForms.Empty(404);
        }

        if (request.Head["If-Match"] is { } tag && tag != found.ETag)
        {
            return ErrorForms.Empty(412);
        }

        var (from, to) = Range(request.Head["Range"], found.Body.Length);
        var answer = new HttpAnswer(from > 0 || to < found.Body.Length ? 206 : 200, "application/octet-stream", found.Body[from..to]) { Headers = found.Metadata };
        return answer.With("ETag", found.ETag).With("x-length", found.Body.Length.ToString(CultureInfo.InvariantCulture));
    }

    private HttpAnswer List(string target)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(Endpoint, target).Query);
        var page = _objects.Keys
            .Where(key => key.StartsWith(query["prefix"] ?? "", StringComparison.Ordinal) && string.CompareOrdinal(key, query["after"] ?? "") > 0)
            .Order(StringComparer.Ordinal)
            .Take(int.Parse(query["max"] ?? "1000", CultureInfo.InvariantCulture));
        return new HttpAnswer(200, "text/plain", Encoding.UTF8.GetBytes(string.Join('\n', page.Append("end"))));
    }

    private static (int From, int To) Range(string? header, int length)
    {
        if (header is null)
        {
            return (0, length);
        }

        var parts = header["bytes=".Length..].Split('-');
        var from = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return (from, parts[1].Length == 0 ? length : Math.Min(length, int.Parse(parts[1], CultureInfo.InvariantCulture) + 1));
    }

    private sealed record PlainObject(byte[] Body, string ETag, IReadOnlyList<KeyValuePair<string, string>> Metadata);
}
