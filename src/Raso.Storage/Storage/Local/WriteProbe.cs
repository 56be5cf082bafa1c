namespace Raso.Storage.Local;

/// <summary>Tries whether files can be stored, without leaving anything.</summary>
internal static class WriteProbe
{
    private static readonly StoragePath Path = StoragePath.Parse("probe");

    public static bool Run(LocalRoot root, string rootPath)
    {
        if (LinuxFileSystem.IsSupported && !LinuxCalls.MayWrite(rootPath))
        {
            throw new LocalFileException(
                FileFault.AccessDenied, $"The root '{rootPath}' cannot be written to by this process: give its user the right to write there, or mount its disk for writing.");
        }

        TemporaryFile.Create(root, Path).Dispose();
        return true;
    }
}
