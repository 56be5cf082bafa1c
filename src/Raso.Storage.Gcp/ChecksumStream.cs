namespace Raso.Storage.Gcp;

/// <summary>The bytes of a whole object that has no SHA-256: the last of them are given out only when all together have the CRC32C that Google keeps.</summary>
internal sealed class ChecksumStream(Stream inner, long length, string expected) : ForwardOnlyStream
{
    private uint _checksum;
    private long _position;

    public override int Read(byte[] buffer, int offset, int count) => Take(buffer.AsSpan(offset, inner.Read(buffer, offset, count)));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        return Take(buffer.Span[..count]);
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Take(ReadOnlySpan<byte> bytes)
    {
        _checksum = Crc32C.Append(_checksum, bytes);
        _position += bytes.Length;
        return _position != length || bytes.IsEmpty || Crc32C.ToText(_checksum) == expected
            ? bytes.Length
            : throw new GoogleDriverException(new DriverError(
                StorageErrorCode.Corrupted, "The content does not have the CRC32C that Cloud Storage keeps for it; read another copy, or store the file again."));
    }
}
