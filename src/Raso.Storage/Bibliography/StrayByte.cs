using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>
/// A byte that is no UTF-8 travels as a lone surrogate, which no text may have: so it can be told later whether a value that is taken has one, and what
/// stands in other values harms nobody.
/// </summary>
internal static class StrayByte
{
    public const string Message = "has bytes that are no UTF-8; set FallbackEncoding (for example Encoding.Latin1), or save the file as UTF-8.";

    public static char Mark(byte value) => (char)(0xDC00 + value);

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        var from = text.IndexOfAnyInRange('\uD800', '\uDFFF');
        while (from >= 0 && from < text.Length)
        {
            if (!char.IsSurrogate(text[from]))
            {
                from++;
            }
            else if (Rune.DecodeFromUtf16(text[from..], out _, out var length) == System.Buffers.OperationStatus.Done)
            {
                from += length;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

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
            else
            {
                result.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)json[at]:x4}");
            }

            at += length;
        }

        return result.ToString();
    }
}
