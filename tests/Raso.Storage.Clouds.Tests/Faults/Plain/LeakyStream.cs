namespace Raso.Storage.Clouds.Tests.Faults.Plain;

/// <summary>A body whose connection nobody gives back.</summary>
internal sealed class LeakyStream(Stream inner) : ForwardOnlyStream
{
    public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);
}
