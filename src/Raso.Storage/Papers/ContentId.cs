using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Papers;

/// <summary>The id of an imported record that has neither an id nor a DOI: the same fields give the same id, so that importing again makes no second paper.</summary>
/// <remarks>The first 16 bytes of a SHA-256, marked as version 8 (RFC 9562, section 5.8).</remarks>
internal static class ContentId
{
    public static Guid Of(NewPaper paper)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(paper.Title);
        AddAll(paper.Authors);
        Add(paper.Abstract);
        AddAll(paper.Keywords);
        Add(paper.PublicationDate?.ToString("O", CultureInfo.InvariantCulture));
        Add(paper.Journal);
        Add(paper.PdfUrl);
        var bytes = hash.GetHashAndReset().AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);

        void AddAll(IReadOnlyList<string> texts)
        {
            hash.AppendData(BitConverter.GetBytes(texts.Count));
            foreach (var text in texts)
            {
                Add(text);
            }
        }

        // Behind its length, so that no two lists of fields run together to the same bytes; -1 tells nothing from an empty text.
        void Add(string? text)
        {
            var utf8 = text is null ? [] : Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(text is null ? -1 : utf8.Length));
            hash.AppendData(utf8);
        }
    }
}
