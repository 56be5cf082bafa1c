namespace Raso.Storage.Clouds.Tests.Faults.Tcp;

/// <summary>What becomes of a connection at the point where its fault strikes.</summary>
internal enum TcpFaultAction
{
    /// <summary>It goes on to its end.</summary>
    None,

    /// <summary>The client gets a reset (RST), as of a machine that has lost the connection.</summary>
    Reset,

    /// <summary>It is closed in order (FIN), as by a proxy that gives up.</summary>
    Close,

    /// <summary>It stays open and nothing passes any more, as after a cable was pulled.</summary>
    HalfOpen,
}
