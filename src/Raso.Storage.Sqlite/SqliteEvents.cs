namespace Raso.Storage.Sqlite;

/// <summary>The event ids, 5000 to 5999, under which the SQLite catalogue logs; they never change their meaning.</summary>
public static class SqliteEvents
{
    /// <summary>Debug: another process writes to the database; the call waits.</summary>
    public const int Busy = 5001;

    /// <summary>Error: what became of a COMMIT could not be learned.</summary>
    public const int OutcomeUnknown = 5002;
}
