namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>What goes wrong.</summary>
internal enum FaultKind
{
    /// <summary>The call is not done; it gets the ordered answer.</summary>
    Answer,

    /// <summary>The call is not done; its connection is dropped.</summary>
    Drop,

    /// <summary>The call waits until a test lets it go.</summary>
    Hold,

    /// <summary>The call is done; its connection is dropped before the answer.</summary>
    LoseAnswer,

    /// <summary>The connection is dropped inside the body of a download.</summary>
    Cut,

    /// <summary>One byte of a download is changed.</summary>
    Corrupt,

    /// <summary>A session keeps only the start of a chunk.</summary>
    PersistAtMost,

    /// <summary>A page of a listing is empty and has a token.</summary>
    EmptyPage,
}
