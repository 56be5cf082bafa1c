namespace Raso.Storage.Sqlite;

/// <summary>The place of a database before SQLite touches it: nothing that is not a database's may be written to, and its folder must be there.</summary>
internal static class DatabaseFile
{
    /// <summary>Refuses what cannot become a database, and makes the folder of one that is new.</summary>
    /// <param name="file">The full name of the file.</param>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.InvalidArgument"/>: the name cannot be a database's. <see cref="CatalogErrorCode.PermissionDenied"/> or <see cref="CatalogErrorCode.Unavailable"/>: its folder cannot be made.</exception>
    public static void Prepare(string file)
    {
        if (Directory.Exists(file))
        {
            throw new CatalogException(
                CatalogErrorCode.InvalidArgument,
                $"'{file}' is a folder. Set DataSource to the name of a file in it, for example '{Path.Combine(file, "raso.db")}'.");
        }

        if (IsOneByte(file))
        {
            throw new CatalogException(CatalogErrorCode.InvalidArgument, NotADatabase(file));
        }

        if (Path.GetDirectoryName(file) is { Length: > 0 } folder && !Directory.Exists(folder))
        {
            CreateFolder(file, folder);
        }
    }

    /// <summary>Tells that a file holds something else.</summary>
    public static string NotADatabase(string file) =>
        $"'{file}' is no SQLite database, or is encrypted. It was left as it is; set DataSource to a file that does not exist yet, or to a database of Raso.Storage.";

    // SQLite finds any other file at fault by its header, without a change; one byte it takes for empty and overwrites
    // (unixFileSize in os_unix.c). Only the length may be looked at: closing a handle of our own would drop every lock that
    // this process's connections hold on the file (https://sqlite.org/howtocorrupt.html, 2.2).
    private static bool IsOneByte(string file)
    {
        var info = new FileInfo(file);
        return info.Exists && (info.LinkTarget is null ? info : info.ResolveLinkTarget(returnFinalTarget: true)) is FileInfo { Exists: true, Length: 1 };
    }

    private static void CreateFolder(string file, string folder)
    {
        try
        {
            DurableFolder.Create(folder);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new CatalogException(
                CatalogErrorCode.PermissionDenied,
                $"The folder '{folder}' of DataSource '{file}' is missing, and the process may not make it. Make it, or give the process the right to.",
                innerException: exception);
        }
        catch (IOException exception)
        {
            throw FindFileInTheWay(folder) is { } inTheWay
                ? new CatalogException(
                    CatalogErrorCode.InvalidArgument,
                    $"The folder '{folder}' of DataSource '{file}' cannot be made: '{inTheWay}' is a file. Name another DataSource.",
                    innerException: exception)
                : new CatalogException(
                    CatalogErrorCode.Unavailable,
                    $"The folder '{folder}' of DataSource '{file}' is missing and cannot be made: {exception.Message} Make it, or name another DataSource.",
                    innerException: exception);
        }
    }

    private static string? FindFileInTheWay(string folder)
    {
        for (var current = folder; current is { Length: > 0 }; current = Path.GetDirectoryName(current))
        {
            if (File.Exists(current))
            {
                return current;
            }
        }

        return null;
    }
}
