using System.Text;

namespace Raso.Storage;

/// <summary>Metadata values on their way through headers: percent-encoded UTF-8, so that every store keeps them alike.</summary>
internal static class MetadataText
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Encodes a value.</summary>
    /// <exception cref="ArgumentException">The value is no well-formed Unicode.</exception>
    public static string Encode(string value)
    {
        try
        {
            Strict.GetByteCount(value);
        }
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException("The value is not well-formed Unicode: it has a lone surrogate.", nameof(value), error);
        }

        return Uri.EscapeDataString(value);
    }

    /// <summary>Decodes a value; one that other software wrote and that does not decode stays as it is.</summary>
    public static string Decode(string value)
    {
        if (!value.Contains('%', StringComparison.Ordinal))
        {
            return value;
        }

        var bytes = new List<byte>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            if (value[i] == '%')
            {
                if (i + 2 >= value.Length || !char.IsAsciiHexDigit(value[i + 1]) || !char.IsAsciiHexDigit(value[i + 2]))
                {
                    return value;
                }

                bytes.Add((byte)((Convert.FromHexString(value.AsSpan(i + 1, 2)))[0]));
                i += 2;
            }
            else if (char.IsAscii(value[i]))
            {
                bytes.Add((byte)value[i]);
            }
            else
            {
                return value;
            }
        }

        try
        {
            return Strict.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return value;
        }
    }
}
