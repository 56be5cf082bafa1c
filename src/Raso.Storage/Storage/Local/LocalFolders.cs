namespace Raso.Storage.Local;

/// <summary>Makes, lists and removes folders for their own sake.</summary>
internal static class LocalFolders
{
    public static void Create(LocalRoot root, StoragePath path) => root.Durable.OpenOrCreate(path.Value, path.Value).Dispose();

    public static IReadOnlyList<StoragePath> List(LocalRoot root, StoragePath? path)
    {
        using var folder = EmptyTree.Find(root.Files, root.Folder, path?.Value ?? "");
        if (folder is null)
        {
            return [];
        }

        var folders = new List<StoragePath>();
        foreach (var entry in EmptyTree.Read(root.Files, folder))
        {
            var name = path is null ? entry.Name : $"{path.Value}/{entry.Name}";
            if (entry.Kind == EntryKind.Folder && StoragePath.TryParse(name, out var child))
            {
                folders.Add(child);
            }
        }

        return folders;
    }

    public static bool Remove(LocalRoot root, StoragePath path)
    {
        try
        {
            return root.Durable.Remove(path.Value);
        }
        catch (LocalFileException exception)
            when (exception.Fault is FileFault.NotFound or FileFault.NotEmpty or FileFault.NotFolder or FileFault.IsLink or FileFault.Busy)
        {
            return false;
        }
    }
}
