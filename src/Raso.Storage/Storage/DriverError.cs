namespace Raso.Storage;

/// <summary>What an error of a driver means.</summary>
/// <param name="Code">The portable reason.</param>
/// <param name="Message">What went wrong and how to mend it; never a secret.</param>
/// <param name="IsTransient">Whether the same request may succeed when it is sent again.</param>
/// <param name="RetryAfter">How long the store asks to wait, if it does.</param>
/// <param name="HadNoEffect">Whether the request certainly changed nothing (the connection was refused, the store answered that it is too busy). Where that is not said of a transient error, a conditional write is settled by looking at what is stored.</param>
public sealed record DriverError(
    StorageErrorCode Code, string Message, bool IsTransient = false, TimeSpan? RetryAfter = null, bool HadNoEffect = false)
{
    /// <summary>Gets a value indicating whether the driver's error is of a type that callers cannot know: they see what caused it in its place, or no inner exception.</summary>
    public bool HidesError { get; init; }
}
