namespace Raso.Storage.Diagnostics;

/// <summary>The event ids under which the storage side logs; they never change their meaning.</summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>id</term><description>level and meaning</description></listheader>
/// <item><term>1001</term><description>Warning: a request failed for a transient reason and is sent again</description></item>
/// <item><term>1002</term><description>Error: the circuit of a backend opened; requests fail at once</description></item>
/// <item><term>1003</term><description>Information: the circuit of a backend closed again</description></item>
/// <item><term>1004</term><description>Warning: a broken read is taken up again where it stopped</description></item>
/// <item><term>1005</term><description>Warning: a file is stored, but its SHA-256 could not be recorded with it</description></item>
/// <item><term>1006</term><description>Warning: the parts of a failed upload could not be removed</description></item>
/// <item><term>1007</term><description>Information: a lost answer was settled by the write token</description></item>
/// <item><term>1008</term><description>Debug: a foreign key that is no valid path was left out of a listing</description></item>
/// <item><term>1009</term><description>Debug: a call failed; the only event with a path</description></item>
/// <item><term>1010</term><description>Error: a file that was read does not match its checksum or its length</description></item>
/// </list>
/// </remarks>
public static class StorageEvents
{
    /// <summary>A request failed for a transient reason and is sent again.</summary>
    public const int RequestRetried = 1001;

    /// <summary>The circuit of a backend opened.</summary>
    public const int CircuitOpened = 1002;

    /// <summary>The circuit of a backend closed again.</summary>
    public const int CircuitClosed = 1003;

    /// <summary>A broken read is taken up again where it stopped.</summary>
    public const int ReadResumed = 1004;

    /// <summary>A file is stored, but its SHA-256 could not be recorded with it.</summary>
    public const int ChecksumNotRecorded = 1005;

    /// <summary>The parts of a failed upload could not be removed.</summary>
    public const int UploadNotAborted = 1006;

    /// <summary>A lost answer was settled by the write token.</summary>
    public const int OutcomeSettled = 1007;

    /// <summary>A foreign key that is no valid path was left out of a listing.</summary>
    public const int KeySkipped = 1008;

    /// <summary>A call failed.</summary>
    public const int CallFailed = 1009;

    /// <summary>A file that was read does not match its checksum or its length.</summary>
    public const int ContentCorrupted = 1010;
}
