using System.Runtime.InteropServices;

namespace Raso.Storage;

internal sealed class BytesContent(ReadOnlyMemory<byte> bytes) : FileContent
{
    public override long? Length => bytes.Length;

    public override bool CanReplay => true;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Stream>(MemoryMarshal.TryGetArray(bytes, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false));
    }
}
