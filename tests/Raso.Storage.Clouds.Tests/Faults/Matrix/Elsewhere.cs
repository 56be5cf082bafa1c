using System.Collections.Concurrent;
using System.Net.Sockets;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>A server that nobody should ever talk to: redirects lead there, and it keeps what it was told.</summary>
internal static class Elsewhere
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Heads = new();
    private static readonly LoopbackListener Listener = new(ServeAsync);

    /// <summary>Gets an address there that tells whose redirect was followed.</summary>
    public static string AddressFor(string name)
    {
        Heads.TryAdd(Key(name), []);
        return $"http://127.0.0.1:{Listener.Port}/{Key(name)}/there";
    }

    /// <summary>Gets the heads of the requests that followed; <see langword="null"/> where no address was given out.</summary>
    public static IReadOnlyCollection<string>? RequestsFor(string name) => Heads.GetValueOrDefault(Key(name));

    private static string Key(string name) => name.Replace('/', '-');

    private static async Task ServeAsync(Socket socket, int number, CancellationToken stop)
    {
        using var peer = new HttpPeer(socket);
        while (await peer.ReadHeadAsync(stop) is { } head)
        {
            foreach (var (key, heads) in Heads)
            {
                // Also where a client keeps its own path and only takes over the host.
                if (head.StartLine.Contains(key, StringComparison.Ordinal) || head.StartLine.Contains(key.Replace('-', '/'), StringComparison.Ordinal))
                {
                    heads.Enqueue($"{head.StartLine} with {string.Join(", ", head.Headers.Select(header => header.Key))}");
                }
            }

            await peer.SendAsync(HttpAnswer.Of(200, "text/plain", "elsewhere").ToBytes(head.Word(0) == "HEAD"), stop);
        }
    }
}
