namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>A stream that tells no length and gives its bytes in odd pieces, as a pipe does.</summary>
internal sealed class PipeLikeStream(byte[] content) : MemoryStream(content)
{
    private const int LargestPiece = 10_007;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, LargestPiece));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        base.ReadAsync(buffer[..Math.Min(buffer.Length, LargestPiece)], cancellationToken);
}
