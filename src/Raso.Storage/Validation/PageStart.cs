using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Validation;

/// <summary>Where a page of a list begins, as an opaque text that fits into an address: some bytes of a known number, and a mark of the list, for none to be taken for a page of another.</summary>
internal static class PageStart
{
    public const string Refusal = "begins no page of this list or search; give Next of its page before as it is.";

    private const int MarkLength = 4;

    public static string Write(string list, ReadOnlySpan<byte> bytes)
    {
        Span<byte> all = stackalloc byte[MarkLength + bytes.Length];
        Mark(list, all);
        bytes.CopyTo(all[MarkLength..]);
        return Base64Url.EncodeToString(all);
    }

    /// <summary>Reads such a text; tells whether it is of this list and has just as many bytes.</summary>
    public static bool TryRead(string text, string list, Span<byte> bytes)
    {
        Span<byte> all = stackalloc byte[MarkLength + bytes.Length];
        Span<byte> mark = stackalloc byte[MarkLength];
        if (!Base64Url.IsValid(text, out var length) || length != all.Length || !Base64Url.TryDecodeFromChars(text, all, out _))
        {
            return false;
        }

        Mark(list, mark);
        all[MarkLength..].CopyTo(bytes);
        return all[..MarkLength].SequenceEqual(mark);
    }

    private static void Mark(string list, Span<byte> mark) => SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, MarkLength).CopyTo(mark);
}
