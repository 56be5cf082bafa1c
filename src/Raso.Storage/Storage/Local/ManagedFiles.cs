namespace Raso.Storage.Local;

/// <summary>Calls of the framework that do the same everywhere.</summary>
internal static class ManagedFiles
{
    public static void SetModified(OpenedFile file, long nanoseconds)
    {
        try
        {
            File.SetLastWriteTimeUtc(file.Handle, DateTime.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ManagedFaults.ToException(exception, "set the time of", file.Path);
        }
    }

    public static long GetModified(DateTime time) => (time - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
}
