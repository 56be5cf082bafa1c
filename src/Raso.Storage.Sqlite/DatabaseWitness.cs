namespace Raso.Storage.Sqlite;

/// <summary>The first connection of a catalogue, kept to tell whether its file still stands where it was opened: connections go on in a file that was deleted or moved away, and what they commit there is lost with it.</summary>
internal sealed class DatabaseWitness(string file, TimeSpan busyTimeout) : IDisposable
{
    private readonly Lock _opening = new();
    private DatabaseConnection? _first;

    /// <summary>Opens a further connection; only the very first may make the file.</summary>
    /// <exception cref="Microsoft.Data.Sqlite.SqliteException">It could not be opened or set up.</exception>
    /// <exception cref="CatalogException">There cannot be a database at that place, or it is not the one that was opened first.</exception>
    public DatabaseConnection Open(bool readOnly)
    {
        lock (_opening)
        {
            _first ??= DatabaseConnection.Open(file, create: true, readOnly: true, busyTimeout);
        }

        Check();
        var connection = DatabaseConnection.Open(file, create: false, readOnly, busyTimeout);
        try
        {
            // It and the first one cannot both stand at the same place without being the same file.
            Check();
            Check(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Refuses to go on in a file that is no longer at its place.</summary>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.Unavailable"/>: it was deleted, moved or replaced.</exception>
    public void Check() => Check(_first);

    public void Dispose() => _first?.Dispose();

    private void Check(DatabaseConnection? connection)
    {
        if (connection is not null && NativeFile.HasMoved(connection.Handle))
        {
            throw new CatalogException(
                CatalogErrorCode.Unavailable,
                $"'{file}' was deleted, moved or replaced while this program had it open. Nothing was changed; put the file back, with the files of the same name that end in -wal and -shm, or start the program again to open what is there now.");
        }
    }
}
