using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Gcp;

/// <summary>The description and the bytes of an object in one request (<c>multipart/related</c>). The checksum is computed as the bytes pass.</summary>
internal sealed class RelatedContent : HttpContent
{
    private const int BufferLength = 128 << 10;

    private readonly byte[] _head;
    private readonly byte[] _tail;
    private readonly Stream _bytes;
    private readonly long? _length;

    public RelatedContent(byte[] description, string? contentType, Stream bytes, long? length)
    {
        var boundary = $"raso-{RandomNumberGenerator.GetHexString(32)}";
        // The service takes the content type of the description; this one is for what does not.
        var head = $"--{boundary}\r\nContent-Type: application/json; charset=UTF-8\r\n\r\n";
        var middle = $"\r\n--{boundary}\r\nContent-Type: {contentType ?? "application/octet-stream"}\r\n\r\n";
        _head = [.. Encoding.ASCII.GetBytes(head), .. description, .. Encoding.ASCII.GetBytes(middle)];
        _tail = Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n");
        _bytes = bytes;
        _length = length;
        Headers.ContentType = new MediaTypeHeaderValue("multipart/related") { Parameters = { new NameValueHeaderValue("boundary", boundary) } };
    }

    public uint Checksum { get; private set; }

    public long Sent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            int count;
            while ((count = await _bytes.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                Checksum = Crc32C.Append(Checksum, buffer.AsSpan(0, count));
                Sent += count;
                await stream.WriteAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await stream.WriteAsync(_tail, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + (_length ?? 0) + _tail.Length;
        return _length is not null;
    }
}
