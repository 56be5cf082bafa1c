namespace Raso.Storage;

/// <summary>The limits of an upload of several parts.</summary>
/// <param name="MinLength">The least length of every part but the last, in bytes.</param>
/// <param name="MaxLength">The greatest length of a part, in bytes.</param>
/// <param name="MaxCount">The greatest number of parts.</param>
/// <param name="Parallel">Whether parts may be sent in any order and at once; otherwise one after the other.</param>
/// <param name="LengthMultiple">What the length of every part but the last must be a multiple of, in bytes.</param>
/// <param name="LastPartCompletes">Whether the object becomes visible with its last part already, so that a lost answer to that part leaves the outcome open.</param>
public sealed record PartTraits(
    long MinLength, long MaxLength, int MaxCount, bool Parallel = true, int LengthMultiple = 1, bool LastPartCompletes = false);
