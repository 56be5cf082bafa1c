namespace Raso.Storage.Clouds.Tests.Faults.Tcp;

/// <summary>What happens to one connection.</summary>
internal sealed record TcpFault
{
    /// <summary>Gets what happens where the fault strikes; nothing unless set.</summary>
    public TcpFaultAction Action { get; init; }

    /// <summary>Gets after how many bytes from the client it strikes; 0 is at once after the connection was accepted. Never unless set.</summary>
    public long? AfterRequestBytes { get; init; }

    /// <summary>Gets after how many bytes from the server it strikes; these still pass. Never unless set.</summary>
    public long? AfterResponseBytes { get; init; }

    /// <summary>Gets how long each piece waits, in both directions; not at all unless set.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Gets how many bytes of each direction trickle, <see cref="TrickleChunk"/> of them at a time with <see cref="Latency"/> between; none unless set.</summary>
    public int TrickledBytes { get; init; }

    /// <summary>Gets how many bytes a piece that trickles has; 64 unless set.</summary>
    public int TrickleChunk { get; init; } = 64;

    /// <summary>Gets the connection that is left alone.</summary>
    public static TcpFault None { get; } = new();

    /// <summary>Resets right after the connection was accepted.</summary>
    public static TcpFault ResetOnConnect { get; } = new() { Action = TcpFaultAction.Reset, AfterRequestBytes = 0 };

    /// <summary>Accepts, and neither reads nor answers.</summary>
    public static TcpFault NeverAnswers { get; } = new() { Action = TcpFaultAction.HalfOpen, AfterRequestBytes = 0 };
}
