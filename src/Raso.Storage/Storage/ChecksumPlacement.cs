namespace Raso.Storage;

/// <summary>Where the SHA-256 of an object is kept when it is known only after the last part.</summary>
public enum ChecksumPlacement
{
    /// <summary>Nowhere: only objects of one put, or of an expected checksum, keep theirs.</summary>
    None = 0,

    /// <summary>In the description that goes with the completion.</summary>
    OnCompletion,

    /// <summary>In a tag or a change of metadata after the completion; losing it is no error.</summary>
    AfterCompletion,
}
