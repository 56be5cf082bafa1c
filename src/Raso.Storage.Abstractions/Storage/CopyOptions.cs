namespace Raso.Storage;

/// <summary>How a file is to be copied within one backend.</summary>
public sealed record CopyOptions
{
    /// <summary>Gets a value indicating whether the call fails with <see cref="StorageErrorCode.AlreadyExists"/> where a file is stored at the destination; <see langword="false"/> unless set.</summary>
    public bool CreateOnly { get; init; }

    /// <summary>Gets the ETag that the source must have, or the call fails with <see cref="StorageErrorCode.PreconditionFailed"/>; none unless set.</summary>
    public string? IfSourceMatch { get; init; }
}
