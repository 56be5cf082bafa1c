namespace Raso.Storage.Diagnostics;

/// <summary>The event ids, 1000 to 1999, under which the storage side logs; they never change their meaning.</summary>
public static class StorageEvents
{
    /// <summary>Warning: a request failed for a transient reason and is sent again.</summary>
    public const int RequestRetried = 1001;

    /// <summary>Error: the circuit of a backend opened; requests fail at once for a while.</summary>
    public const int CircuitOpened = 1002;

    /// <summary>Information: the circuit of a backend closed again.</summary>
    public const int CircuitClosed = 1003;

    /// <summary>Warning: a broken read is taken up again where it stopped.</summary>
    public const int ReadResumed = 1004;

    /// <summary>Warning: a file is stored, but its SHA-256 could not be recorded with it.</summary>
    public const int ChecksumNotRecorded = 1005;

    /// <summary>Warning: the parts of a failed upload could not be removed.</summary>
    public const int UploadNotAborted = 1006;

    /// <summary>Information: a lost answer was settled by the write token.</summary>
    public const int OutcomeSettled = 1007;

    /// <summary>Debug: a foreign key that is no valid path was left out of a listing.</summary>
    public const int KeySkipped = 1008;

    /// <summary>Debug: a call failed; the event tells its path.</summary>
    public const int CallFailed = 1009;

    /// <summary>Error: a file that was read does not match its checksum or its length.</summary>
    public const int ContentCorrupted = 1010;

    /// <summary>Information: an upload of an earlier call goes on.</summary>
    public const int UploadResumed = 1011;

    /// <summary>Information: an upload of an earlier call cannot go on and begins anew.</summary>
    public const int UploadBegunAnew = 1012;
}
