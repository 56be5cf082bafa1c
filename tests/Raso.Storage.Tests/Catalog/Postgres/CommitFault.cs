namespace Raso.Storage.Catalog.Postgres;

/// <summary>What happens to the first COMMIT that passes.</summary>
internal enum CommitFault
{
    /// <summary>The server commits; the client's connection ends before the answer.</summary>
    DropAnswer,

    /// <summary>As before, and nothing listens any more.</summary>
    DropAnswerAndGo,

    /// <summary>Both connections end before the request arrives.</summary>
    DropRequest,

    /// <summary>The client's connection ends, the server's stays open and never gets the request.</summary>
    HoldRequest,
}
