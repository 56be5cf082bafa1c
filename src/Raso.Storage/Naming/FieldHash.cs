using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Naming;

/// <summary>An id made of fields: the same fields give the same id.</summary>
/// <remarks>The first 16 bytes of a SHA-256, marked as version 8 (RFC 9562, section 5.8).</remarks>
internal sealed class FieldHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Adds a text behind its length, so that no two lists of fields run together to the same bytes; -1 tells nothing from an empty text.</summary>
    public void Add(string? text)
    {
        var utf8 = text is null ? [] : Encoding.UTF8.GetBytes(text);
        _hash.AppendData(BitConverter.GetBytes(text is null ? -1 : utf8.Length));
        _hash.AppendData(utf8);
    }

    public void AddAll(IReadOnlyList<string> texts)
    {
        _hash.AppendData(BitConverter.GetBytes(texts.Count));
        foreach (var text in texts)
        {
            Add(text);
        }
    }

    public Guid ToId()
    {
        var bytes = _hash.GetHashAndReset().AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    public void Dispose() => _hash.Dispose();
}
