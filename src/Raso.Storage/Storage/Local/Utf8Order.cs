namespace Raso.Storage.Local;

/// <summary>Compares texts as their UTF-8 bytes compare, without encoding them.</summary>
internal static class Utf8Order
{
    private const char FirstSurrogate = '\uD800';
    private const char FirstAfterSurrogates = '\uE000';

    public static int Compare(string left, string right) => Compare(left, false, right, false);

    /// <summary>Compares entries of a folder: the keys below a folder begin with its name and a <c>/</c>.</summary>
    public static int Compare(FolderEntry left, FolderEntry right) =>
        Compare(left.Name, left.Kind == EntryKind.Folder, right.Name, right.Kind == EntryKind.Folder);

    private static int Compare(string left, bool leftIsFolder, string right, bool rightIsFolder)
    {
        var leftLength = left.Length + (leftIsFolder ? 1 : 0);
        var rightLength = right.Length + (rightIsFolder ? 1 : 0);
        var common = Math.Min(leftLength, rightLength);
        for (var i = 0; i < common; i++)
        {
            var a = i < left.Length ? left[i] : '/';
            var b = i < right.Length ? right[i] : '/';
            if (a != b)
            {
                return Rank(a) - Rank(b);
            }
        }

        return leftLength - rightLength;
    }

    // Surrogates stand for characters above U+FFFF, whose UTF-8 bytes come after all others.
    private static int Rank(char character) => character switch
    {
        >= FirstAfterSurrogates => character - FirstAfterSurrogates + FirstSurrogate,
        >= FirstSurrogate => character + char.MaxValue,
        _ => character,
    };
}
