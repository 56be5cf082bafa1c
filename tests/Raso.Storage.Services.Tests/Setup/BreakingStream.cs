namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A stream that gives its bytes and then breaks instead of ending.</summary>
internal sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes, writable: false)
{
    public override bool CanSeek => false;

    public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and var read ? read : throw new InvalidDataException("The source broke.");

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));
}
