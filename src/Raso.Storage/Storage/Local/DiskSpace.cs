namespace Raso.Storage.Local;

/// <summary>Asks for the space of a disk.</summary>
internal static class DiskSpace
{
    public static StorageSpace? Find(string path)
    {
        try
        {
            // On Windows only a drive can be asked for, elsewhere any folder.
            var drive = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(path) ?? path : path);
            return new StorageSpace(drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (ArgumentException)
        {
            // A network share that has no letter.
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ManagedFaults.ToException(exception, "ask for the space of", path);
        }
    }
}
