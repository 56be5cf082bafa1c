namespace Raso.Storage;

/// <summary>When the checksum of a whole file is checked on reading.</summary>
public enum ReadVerification
{
    /// <summary>While the bytes pass: instead of ending, a stream whose bytes do not match throws <see cref="StorageErrorCode.Corrupted"/>.</summary>
    WhileReading = 0,

    /// <summary>Before the first byte is given: the file is spooled to a temporary file of its size.</summary>
    First,

    /// <summary>Never.</summary>
    None,
}
