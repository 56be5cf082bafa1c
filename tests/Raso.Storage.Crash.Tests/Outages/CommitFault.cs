namespace Raso.Storage.Crash.Tests.Outages;

/// <summary>How a COMMIT goes wrong.</summary>
internal enum CommitFault
{
    None,

    /// <summary>The connection ends before the server has it.</summary>
    Before,

    /// <summary>The connection ends right after it was sent.</summary>
    RightAfter,

    /// <summary>The connection ends when the answer comes.</summary>
    InsteadOfAnswer,
}
