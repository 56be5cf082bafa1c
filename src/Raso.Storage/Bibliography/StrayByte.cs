using System.Globalization;
using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>
/// A byte that is no UTF-8 travels as a lone surrogate, which no text may have: so it can be told later whether a value that is taken has one, and what
/// stands in other values harms nobody.
/// </summary>
internal static class StrayByte
{
    public const string Message = "has bytes that are no UTF-8; set FallbackEncoding (for example Encoding.Latin1), or save the file as UTF-8.";

    public const string HalfCharacterMessage = "has a lone surrogate, half of a character (an escape like \\ud800 without its other half), which no text can have; complete it or take it out.";

    public static char Mark(byte value) => (char)(0xDC00 + value);

    /// <summary>Tells whether a text has a lone surrogate, the mark of a byte or another.</summary>
    public static bool IsIn(ReadOnlySpan<char> text) => NextIn(text, 0) >= 0;

    /// <summary>Tells whether a text has the mark of a byte.</summary>
    public static bool IsMarkIn(ReadOnlySpan<char> text)
    {
        for (var at = NextIn(text, 0); at >= 0; at = NextIn(text, at + 1))
        {
            if (IsMark(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a JSON text has an escape that <see cref="Escape"/> has made.</summary>
    public static bool IsEscapedIn(ReadOnlySpan<byte> json) => json.IndexOf("\\uDc"u8) >= 0;

    /// <summary>Gives a JSON text in which marks are written as escapes, which its grammar allows and its texts do not.</summary>
    public static string Escape(ReadOnlySpan<char> json)
    {
        if (!IsIn(json))
        {
            return json.ToString();
        }

        var result = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length;)
        {
            if (Rune.DecodeFromUtf16(json[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
            {
                result.Append(json.Slice(at, length));
            }
            else if (IsMark(json[at]))
            {
                // In small and capital letters, as nobody writes them: so it is known from an escape of the file's own.
                result.Append(CultureInfo.InvariantCulture, $"\\uDc{json[at] & 0xFF:x2}");
            }
            else
            {
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)json[at]:x4}");
            }

            at += length;
        }

        return result.ToString();
    }

    private static bool IsMark(char character) => character is >= '\uDC80' and <= '\uDCFF';

    private static int NextIn(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && text[from..].IndexOfAnyInRange('\uD800', '\uDFFF') is var next && next >= 0)
        {
            from += next;
            if (Rune.DecodeFromUtf16(text[from..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                return from;
            }

            from += length;
        }

        return -1;
    }
}
