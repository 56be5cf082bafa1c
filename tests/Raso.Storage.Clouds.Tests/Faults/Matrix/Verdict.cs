namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>What a cell of the matrix came to.</summary>
internal enum Verdict
{
    /// <summary>The call did its work, and the bytes have the right SHA-256.</summary>
    Done,

    /// <summary>The call threw the right error, and nothing is half done.</summary>
    TypedError,

    /// <summary>The provider declares that it cannot do this, and says so.</summary>
    Gap,

    /// <summary>The call met no fault: its answers have nothing that this fault spoils.</summary>
    NotMet,

    /// <summary>A promise was not kept.</summary>
    Broken,
}
