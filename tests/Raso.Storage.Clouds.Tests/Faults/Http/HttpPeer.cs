using System.Globalization;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>One end of an HTTP/1.1 connection: reads heads and bodies, and keeps what came too early.</summary>
internal sealed class HttpPeer(Socket socket) : IDisposable
{
    /// <summary>The length of a body that comes in chunks.</summary>
    public const long Chunked = -1;

    /// <summary>The length of a body that ends with the connection.</summary>
    public const long UntilClose = -2;

    private const int MaxHead = 128 << 10;

    private readonly byte[] _buffer = new byte[MaxHead];
    private int _start;
    private int _end;

    /// <summary>Gets a value indicating whether the other side has closed the connection and all it sent was read.</summary>
    public bool IsGone => _start == _end && socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;

    /// <summary>Reads the head of the next message; <see langword="null"/> where the other side has ended.</summary>
    public async Task<HttpHead?> ReadHeadAsync(CancellationToken token)
    {
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8);
            if (at >= 0)
            {
                var head = new HttpHead(Encoding.Latin1.GetString(_buffer, _start, at));
                _start += at + 4;
                return head;
            }

            if (!await FillAsync(token))
            {
                return null;
            }
        }
    }

    /// <summary>Reads a body piece by piece; a piece is content, or what frames its chunks.</summary>
    public async IAsyncEnumerable<(ReadOnlyMemory<byte> Bytes, bool IsContent)> ReadBodyAsync(
        long length, [EnumeratorCancellation] CancellationToken token)
    {
        if (length == UntilClose)
        {
            while (_start < _end || await FillAsync(token))
            {
                yield return (Take(long.MaxValue), true);
            }
        }
        else if (length != Chunked)
        {
            await foreach (var piece in ReadExactlyAsync(length, token))
            {
                yield return (piece, true);
            }
        }
        else
        {
            long size;
            do
            {
                var line = await ReadLineAsync(token);
                yield return (line, false);
                size = long.Parse(Encoding.ASCII.GetString(line).Split(';')[0].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                await foreach (var piece in ReadExactlyAsync(size, token))
                {
                    yield return (piece, true);
                }

                if (size > 0)
                {
                    yield return (await ReadLineAsync(token), false);
                }
            }
            while (size > 0);

            // Trailers, up to the empty line.
            byte[] trailer;
            do
            {
                trailer = await ReadLineAsync(token);
                yield return (trailer, false);
            }
            while (trailer.Length > 2);
        }
    }

    /// <summary>Reads the content of a body.</summary>
    public async Task<byte[]> ReadContentAsync(long length, CancellationToken token)
    {
        using var content = new MemoryStream();
        await foreach (var (bytes, isContent) in ReadBodyAsync(length, token))
        {
            if (isContent)
            {
                content.Write(bytes.Span);
            }
        }

        return content.ToArray();
    }

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        while (!bytes.IsEmpty)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, token)..];
        }
    }

    /// <summary>Ends the connection with a reset, as of a machine that has lost it.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    public void Dispose() => socket.Dispose();

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadExactlyAsync(long length, [EnumeratorCancellation] CancellationToken token)
    {
        while (length > 0)
        {
            if (_start == _end && !await FillAsync(token))
            {
                throw new IOException("The connection ended amid a body.");
            }

            var piece = Take(length);
            length -= piece.Length;
            yield return piece;
        }
    }

    private async Task<byte[]> ReadLineAsync(CancellationToken token)
    {
        while (true)
        {
            var at = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                return Take(at + 1).ToArray();
            }

            if (!await FillAsync(token))
            {
                throw new IOException("The connection ended amid a body.");
            }
        }
    }

    private ReadOnlyMemory<byte> Take(long most)
    {
        var piece = _buffer.AsMemory(_start, (int)Math.Min(most, _end - _start));
        _start += piece.Length;
        return piece;
    }

    private async Task<bool> FillAsync(CancellationToken token)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            throw new IOException("A head is too long.");
        }

        var read = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, token);
        _end += read;
        return read > 0;
    }
}
