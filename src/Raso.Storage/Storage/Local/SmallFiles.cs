namespace Raso.Storage.Local;

/// <summary>Reads and writes whole records.</summary>
internal static class SmallFiles
{
    private const int MaxLength = 1 << 20;

    public static byte[]? Find(IFileSystem files, Folder folder, string name)
    {
        OpenedFile file;
        try
        {
            file = files.OpenFile(folder, name);
        }
        catch (LocalFileException exception) when (exception.Fault == FileFault.NotFound)
        {
            return null;
        }

        using (file)
        {
            var status = files.GetStatus(file);
            if (status.Kind != EntryKind.File || status.Length > MaxLength)
            {
                throw new LocalFileException(FileFault.Corrupted, $"'{file.Path}' is not a record of this driver.");
            }

            var bytes = new byte[status.Length];
            var done = 0;
            while (done < bytes.Length)
            {
                var count = files.Read(file, bytes.AsSpan(done), done);
                if (count == 0)
                {
                    return bytes[..done];
                }

                done += count;
            }

            return bytes;
        }
    }
}
