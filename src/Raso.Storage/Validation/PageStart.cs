using System.Buffers.Text;

namespace Raso.Storage.Validation;

/// <summary>Where a page begins, as an opaque text that fits into an address: some bytes of a known number.</summary>
internal static class PageStart
{
    public static string Write(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    /// <summary>Reads such a text; tells whether it has just as many bytes.</summary>
    public static bool TryRead(string text, Span<byte> bytes) =>
        Base64Url.IsValid(text, out var length) && length == bytes.Length && Base64Url.TryDecodeFromChars(text, bytes, out _);
}
