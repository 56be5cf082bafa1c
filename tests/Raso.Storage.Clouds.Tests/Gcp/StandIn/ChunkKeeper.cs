namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Keeps a chunk in whole units of 256 KiB as it comes: of a chunk whose connection breaks, no more than those is kept.</summary>
/// <remarks>https://cloud.google.com/storage/docs/performing-resumable-uploads: bytes that are there already are overlooked</remarks>
internal sealed class ChunkKeeper(ContentWriter writer, long skip, long? limit)
{
    private const int Unit = 256 * 1024;

    private readonly byte[] _unit = new byte[Unit];
    private long _skip = skip;
    private long _room = limit ?? long.MaxValue;
    private int _filled;

    internal long Received { get; private set; }

    internal bool HasKeptAll { get; private set; } = true;

    internal async ValueTask AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        Received += bytes.Length;
        var known = (int)Math.Min(_skip, bytes.Length);
        _skip -= known;
        bytes = bytes[known..];
        while (!bytes.IsEmpty)
        {
            var taken = Math.Min(Unit - _filled, bytes.Length);
            bytes[..taken].CopyTo(_unit.AsMemory(_filled));
            _filled += taken;
            bytes = bytes[taken..];
            if (_filled == Unit)
            {
                await FlushAsync(cancellationToken);
            }
        }
    }

    internal async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        var kept = (int)Math.Min(_filled, _room);
        HasKeptAll &= kept == _filled;
        _room -= kept;
        _filled = 0;
        await writer.WriteAsync(_unit.AsMemory(0, kept), cancellationToken);
    }
}
