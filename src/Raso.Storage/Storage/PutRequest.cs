namespace Raso.Storage;

/// <summary>An object to be stored with one request.</summary>
public sealed record PutRequest
{
    /// <summary>Gets the path.</summary>
    public required StoragePath Path { get; init; }

    /// <summary>Gets the bytes; the driver reads them to the end and does not dispose the stream.</summary>
    public required Stream Content { get; init; }

    /// <summary>Gets the length in bytes; always known where <see cref="DriverTraits.StreamsPut"/> is not set.</summary>
    public required long? Length { get; init; }

    /// <summary>Gets what tells the description. Where <see cref="DriverTraits.StreamsPut"/> is set it must be called once, after the last byte was read and before the object becomes visible; it throws when the content is not what was expected, and then nothing must be stored. Otherwise it may be called at once.</summary>
    public required Func<ObjectDescription> Describe { get; init; }

    /// <summary>Gets the condition of the write.</summary>
    public WriteCondition Condition { get; init; }
}
