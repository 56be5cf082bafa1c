namespace Raso.Storage.Media;

/// <summary>Tells from the first bytes of a file what reads it; names and labels are not asked.</summary>
internal static class ContentSniffer
{
    private const int PdfHeader = 1024;

    public static ContentKind KindOf(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return ContentKind.Empty;
        }

        if (head.StartsWith("glTF"u8))
        {
            return ContentKind.Glb;
        }

        // Blender compresses with gzip before version 3 and with Zstandard since.
        if (head.StartsWith("BLENDER"u8) || head is [0x1F, 0x8B, ..] or [0x28, 0xB5, 0x2F, 0xFD, ..])
        {
            return ContentKind.Blend;
        }

        if (head.StartsWith("RIFF"u8) && head.Length > 20 && head[8..].StartsWith("WEBPVP8X"u8) && (head[20] & 0x02) != 0)
        {
            return ContentKind.MovingWebp;
        }

        if (IsXml(head))
        {
            return ContentKind.Xml;
        }

        return IsPdf(head) ? ContentKind.Pdf : ContentKind.Media;
    }

    /// <summary>Readers of PDF look for its mark in the first 1,024 bytes.</summary>
    public static bool IsPdf(ReadOnlySpan<byte> head) => head[..Math.Min(head.Length, PdfHeader)].IndexOf("%PDF-"u8) >= 0;

    private static bool IsXml(ReadOnlySpan<byte> head)
    {
        if (head is [0xFF, 0xFE, (byte)'<', 0, ..] or [0xFE, 0xFF, 0, (byte)'<', ..])
        {
            return true;
        }

        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        return text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..];
    }
}
