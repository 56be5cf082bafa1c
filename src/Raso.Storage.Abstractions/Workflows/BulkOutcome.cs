namespace Raso.Storage.Workflows;

/// <summary>What became of one item.</summary>
/// <param name="Index">Its place in the source, from 0.</param>
/// <param name="Key">Its key.</param>
/// <param name="Error">Why it failed; <see langword="null"/> where it did not.</param>
/// <param name="Duration">How long it was processed.</param>
public sealed record BulkOutcome(long Index, string Key, Exception? Error, TimeSpan Duration)
{
    /// <summary>Gets a value indicating whether the item was processed without an error.</summary>
    public bool Succeeded => Error is null;
}
