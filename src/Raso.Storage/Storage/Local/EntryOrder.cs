namespace Raso.Storage.Local;

/// <summary>Orders the entries of a folder as the keys below them are ordered: those below a folder begin with its name and a <c>/</c>.</summary>
internal static class EntryOrder
{
    private const int End = -1;

    public static int Compare(FolderEntry left, FolderEntry right)
    {
        var common = left.Name.AsSpan().CommonPrefixLength(right.Name);
        return common < left.Name.Length && common < right.Name.Length
            ? Utf8Order.Instance.Compare(left.Name, right.Name)
            : UnitAt(left, common) - UnitAt(right, common);
    }

    private static int UnitAt(FolderEntry entry, int index) =>
        index < entry.Name.Length ? entry.Name[index]
        : entry.Kind == EntryKind.Folder ? '/'
        : End;
}
