using System.Runtime.InteropServices;
using SQLitePCL;

namespace Raso.Storage.Sqlite;

/// <summary>Asks SQLite about the file under a connection (https://sqlite.org/c3ref/c_fcntl_begin_atomic_write.html).</summary>
internal static partial class NativeFile
{
    private const string Library = "e_sqlite3";
    private const int HasMovedCode = 20;

    /// <summary>Tells whether the file is no longer at the place where it was opened; false where it cannot be told: on Windows, which moves no open file, and with another build of SQLite than the package's own.</summary>
    public static bool HasMoved(sqlite3 connection)
    {
        if (raw.GetNativeLibraryName() != Library)
        {
            return false;
        }

        var moved = 0;
        return Control(connection, "main", HasMovedCode, ref moved) == raw.SQLITE_OK && moved != 0;
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Control(sqlite3 connection, string database, int operation, ref int result);
}
