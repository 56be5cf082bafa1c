using System.Text;

namespace Raso.Storage.Testing.Storage;

/// <summary>Makes paths of just the greatest length.</summary>
internal static class LongestPath
{
    public static string Below(string root, string character)
    {
        var left = StoragePath.MaxBytes - Encoding.UTF8.GetByteCount(root);
        var path = new StringBuilder();
        while (left > StoragePath.MaxSegmentBytes)
        {
            // A segment of one byte less than is left would leave a `/` without a name after it.
            var length = left == StoragePath.MaxSegmentBytes + 1 ? StoragePath.MaxSegmentBytes - 1 : StoragePath.MaxSegmentBytes;
            path.Append(Fill(character, length)).Append('/');
            left -= length + 1;
        }

        return path.Append(Fill(character, left)).ToString();
    }

    private static string Fill(string character, int bytes)
    {
        var size = Encoding.UTF8.GetByteCount(character);
        return new string('x', bytes % size) + string.Concat(Enumerable.Repeat(character, bytes / size));
    }
}
