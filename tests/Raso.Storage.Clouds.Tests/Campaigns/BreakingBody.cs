namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>A body whose connection breaks after some bytes.</summary>
internal sealed class BreakingBody(Stream inner, long breaksAfter) : ForwardOnlyStream
{
    private long _left = breaksAfter;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left <= 0)
        {
            throw new IOException("The body was broken by chaos.");
        }

        var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read;
        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }
}
