using System.Diagnostics.CodeAnalysis;

namespace Raso.Storage.Local;

/// <summary>Opens files together with their descriptions.</summary>
internal static class LocalReader
{
    private const int MaxAttempts = 20;

    /// <summary>Opens a file.</summary>
    /// <returns>The file; <see langword="null"/> where none is stored.</returns>
    public static DescribedFile? Find(LocalRoot root, StoragePath path)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (!TryOpen(root, path, out var file, out var status))
            {
                return null;
            }

            try
            {
                var record = root.UsesAttributes ? ReadAttribute(root, file, path) : Sidecars.Find(root, path, status);
                if (record is not null || root.UsesAttributes || attempt == MaxAttempts || !WasReplaced(root, path, status))
                {
                    return new DescribedFile(file, status, record);
                }
            }
            catch
            {
                file.Dispose();
                throw;
            }

            // Two writes came between opening the file and reading its sidecar.
            file.Dispose();
        }
    }

    public static DescribedFile Open(LocalRoot root, StoragePath path) =>
        Find(root, path) ?? throw new LocalFileException(FileFault.NotFound, $"There is no file at '{path}'.");

    private static bool TryOpen(LocalRoot root, StoragePath path, [NotNullWhen(true)] out OpenedFile? file, out FileStatus status)
    {
        file = null;
        status = default;
        OpenedFile opened;
        try
        {
            opened = root.Files.OpenFile(root.Folder, path.Value);
        }
        catch (LocalFileException exception) when (exception.Fault is FileFault.NotFound or FileFault.NotFolder or FileFault.IsFolder)
        {
            return false;
        }

        try
        {
            status = root.Files.GetStatus(opened);
            if (status.Kind == EntryKind.File)
            {
                file = opened;
                return true;
            }

            return status.Kind == EntryKind.Folder
                ? false
                : throw new LocalFileException(FileFault.NotRegular, $"What stands at '{path}' is no regular file.");
        }
        finally
        {
            if (file is null)
            {
                opened.Dispose();
            }
        }
    }

    private static DescriptionRecord? ReadAttribute(LocalRoot root, OpenedFile file, StoragePath path) =>
        root.Files.GetAttribute(file) is { } bytes ? LocalJson.Read(bytes, LocalJson.Default.DescriptionRecord, path.Value) : null;

    private static bool WasReplaced(LocalRoot root, StoragePath path, in FileStatus status)
    {
        if (!TryOpen(root, path, out var file, out var now))
        {
            return true;
        }

        file.Dispose();
        return now != status;
    }
}
