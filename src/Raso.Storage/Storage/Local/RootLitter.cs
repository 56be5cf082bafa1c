namespace Raso.Storage.Local;

/// <summary>The temporary files of those who open a root. Their names are no <see cref="TemporaryName"/>, so that no upload is taken for one of them.</summary>
internal static class RootLitter
{
    private const string Prefix = "open-";

    public static string CreateName() => $"{Prefix}{Guid.CreateVersion7():N}";

    /// <summary>Removes what was left by those who were killed while they opened the root. Once its record stands, one who is still at it needs none of them any more.</summary>
    public static void Remove(IFileSystem files, Folder temporary)
    {
        foreach (var entry in files.ReadNames(temporary))
        {
            if (entry.Kind == EntryKind.File && entry.Name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                files.Unlink(temporary, entry.Name);
            }
        }
    }
}
