namespace Raso.Storage.Local;

/// <summary>What the framework's own file errors mean: by their Windows code or error number, since one type stands for many causes.</summary>
internal static class ManagedFaults
{
    private const int Win32Facility = unchecked((int)0x80070000);
    private const int GreatestErrorNumber = 4095;

    public static LocalFileException ToException(Exception exception, string action, string path) =>
        new(Classify(exception), $"Could not {action} '{path}': {exception.Message}", exception);

    public static FileFault Classify(Exception exception)
    {
        // On Unix this type hides the number of the real error in its inner one.
        if (exception is UnauthorizedAccessException { InnerException: IOException inner })
        {
            exception = inner;
        }

        var code = exception.HResult;
        if ((code & unchecked((int)0xFFFF0000)) == Win32Facility)
        {
            return ClassifyWindows(code & 0xFFFF);
        }

        return code is > 0 and <= GreatestErrorNumber ? ErrorNumbers.Classify(code, OperatingSystem.IsMacOS()) : FileFault.Other;
    }

    private static FileFault ClassifyWindows(int code) => code switch
    {
        2 or 3 => FileFault.NotFound,
        4 or 8 or 14 => FileFault.TooManyFiles,
        5 => FileFault.AccessDenied,
        19 => FileFault.ReadOnly,
        32 or 33 => FileFault.Busy,
        39 or 112 or 1295 => FileFault.NoSpace,
        80 or 183 => FileFault.Exists,
        123 => FileFault.BadName,
        145 => FileFault.NotEmpty,
        206 => FileFault.NameTooLong,
        223 => FileFault.TooLarge,
        267 => FileFault.NotFolder,
        _ => FileFault.Other,
    };
}
