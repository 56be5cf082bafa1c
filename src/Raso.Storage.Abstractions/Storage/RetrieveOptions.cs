namespace Raso.Storage;

/// <summary>How a file is to be read.</summary>
public sealed record RetrieveOptions
{
    /// <summary>Gets the part to read; the whole file unless set. A part is not verified.</summary>
    public ByteRange? Range { get; init; }

    /// <summary>Gets the ETag that the stored file must have, or the call fails with <see cref="StorageErrorCode.PreconditionFailed"/>; none unless set.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Gets when the checksum is checked; <see cref="ReadVerification.WhileReading"/> unless set.</summary>
    public ReadVerification Verify { get; init; }

    /// <summary>Gets the SHA-256 that the content must have, as 64 hexadecimal digits; it takes precedence over the one kept with the file. None unless set.</summary>
    public string? ExpectedSha256 { get; init; }

    /// <summary>Gets what is told how far the transfer has come; nothing unless set.</summary>
    public IProgress<StorageProgress>? Progress { get; init; }
}
