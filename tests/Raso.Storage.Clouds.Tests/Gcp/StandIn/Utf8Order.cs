using System.Text;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Orders names by their UTF-8 bytes, as listings do.</summary>
/// <remarks>https://cloud.google.com/storage/docs/json_api/v1/objects/list: "lexicographically ordered"; names are UTF-8.</remarks>
internal sealed class Utf8Order : IComparer<string>
{
    internal static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = (x ?? "", y ?? "");
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
            {
                // UTF-16 puts surrogates below U+E000, UTF-8 puts what they stand for above U+FFFF.
                return char.IsSurrogate(left[i]) == char.IsSurrogate(right[i])
                    ? left[i].CompareTo(right[i])
                    : char.IsSurrogate(left[i]) ? 1 : -1;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    internal static int Length(string text) => Encoding.UTF8.GetByteCount(text);
}
