namespace Raso.Storage.Clouds.Tests.Faults.Tcp;

/// <summary>Counts what passed through a proxy.</summary>
internal sealed class TcpFaultTally
{
    private int _struck;
    private long _requestBytes;
    private long _responseBytes;

    /// <summary>Gets how many connections were struck by their fault, or slowed.</summary>
    public int Struck => Volatile.Read(ref _struck);

    /// <summary>Gets how many bytes came from clients.</summary>
    public long RequestBytes => Volatile.Read(ref _requestBytes);

    /// <summary>Gets how many bytes came from the server.</summary>
    public long ResponseBytes => Volatile.Read(ref _responseBytes);

    public void AddStrike() => Interlocked.Increment(ref _struck);

    public void AddRequest(int count) => Interlocked.Add(ref _requestBytes, count);

    public void AddResponse(int count) => Interlocked.Add(ref _responseBytes, count);
}
