using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Amazon.Runtime.Internal.Util;

namespace Raso.Storage.Aws;

/// <summary>A body whose SHA-256 is known, so that signing it need not read it first.</summary>
internal sealed class HashedStream : Stream
{
    private readonly Stream _inner;

    private HashedStream(Stream inner, string sha256)
    {
        _inner = inner;
        Sha256 = sha256;
    }

    /// <summary>Gets the SHA-256, as 64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    public override bool CanRead => true;

    public override bool CanSeek => _inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => _inner.Length;

    public override long Position
    {
        get => _inner.Position;
        set => _inner.Position = value;
    }

    /// <summary>Wraps content whose SHA-256 was computed while it was gathered. The content is left open.</summary>
    public static HashedStream Of(Stream content, string sha256) => new(content, sha256);

    /// <summary>Hashes a part: one pass at 1.5 GB/s, where the Content-MD5 that would replace it takes more than twice as long and proves less.</summary>
    public static HashedStream Of(ReadOnlyMemory<byte> content)
    {
        var bytes = MemoryMarshal.TryGetArray(content, out var segment) ? segment : new ArraySegment<byte>(content.ToArray());
        return new(
            new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false),
            Convert.ToHexStringLower(SHA256.HashData(content.Span)));
    }

    /// <summary>Finds the body below the SDK's wrappers.</summary>
    public static HashedStream? Find(Stream? stream) => stream is null
        ? null
        : WrapperStream.SearchWrappedStream(stream, static found => found is HashedStream) as HashedStream;

    public override int Read(byte[] buffer, int offset, int count) => _inner.Read(buffer, offset, count);

    public override int Read(Span<byte> buffer) => _inner.Read(buffer);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        _inner.ReadAsync(buffer, offset, count, cancellationToken);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _inner.ReadAsync(buffer, cancellationToken);

    public override long Seek(long offset, SeekOrigin origin) => _inner.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
