namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Writes the body of an answer, cut or changed where a fault says so.</summary>
internal sealed class FaultyBody(Stream output, Fault? fault)
{
    private long _written;

    internal async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (fault is { Kind: FaultKind.Cut } && fault.Bytes < _written + bytes.Length)
        {
            await output.WriteAsync(bytes[..(int)(fault.Bytes - _written)], cancellationToken);
            await output.FlushAsync(cancellationToken);
            throw new ConnectionDroppedException();
        }

        if (fault is { Kind: FaultKind.Corrupt } && fault.Bytes >= _written && fault.Bytes < _written + bytes.Length)
        {
            var changed = bytes.ToArray();
            changed[fault.Bytes - _written] ^= 0x01;
            bytes = changed;
        }

        await output.WriteAsync(bytes, cancellationToken);
        _written += bytes.Length;
    }
}
