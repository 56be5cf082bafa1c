namespace Raso.Storage.Local;

/// <summary>What the framework tells of an entry, of a link and not of its target.</summary>
internal static class PortableStatus
{
    public static FileStatus? Find(string fullName, string path)
    {
        try
        {
            var info = new FileInfo(fullName);
            var attributes = info.Attributes;
            // What the framework answers for a name that is not there.
            if ((int)attributes == -1)
            {
                return null;
            }

            var kind = GetKind(attributes);
            return new FileStatus(kind, kind == EntryKind.File ? info.Length : 0, ManagedFiles.GetModified(info.LastWriteTimeUtc), 0, ManagedFiles.GetModified(info.CreationTimeUtc));
        }
        catch (FileNotFoundException)
        {
            // Removed between the two questions.
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ManagedFaults.ToException(exception, "look at", path);
        }
    }

    public static EntryKind GetKind(FileAttributes attributes) =>
        attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
        : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
        : attributes.HasFlag(FileAttributes.Device) ? EntryKind.Special
        : EntryKind.File;
}
