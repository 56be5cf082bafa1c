using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>Reads the records of getdents64(2).</summary>
internal static class LinuxNames
{
    private const int BufferLength = 64 << 10;
    private const int LengthOffset = 16;
    private const int KindOffset = 18;
    private const int NameOffset = 19;
    private const char FirstLowSurrogate = '\uDC00';

    private static readonly UTF8Encoding StrictText = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static List<FolderEntry> Read(SafeFileHandle folder, string path)
    {
        var entries = new List<FolderEntry>();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferLength);
        try
        {
            while (true)
            {
                var read = LinuxFileSystem.Check(
                    LinuxCalls.ReadNames((nint)LinuxCalls.ReadNamesNumber, folder, buffer, buffer.Length), "list", path);
                if (read == 0)
                {
                    return entries;
                }

                for (var rest = buffer.AsSpan(0, (int)read); !rest.IsEmpty;)
                {
                    var length = BitConverter.IsLittleEndian
                        ? BinaryPrimitives.ReadUInt16LittleEndian(rest[LengthOffset..])
                        : BinaryPrimitives.ReadUInt16BigEndian(rest[LengthOffset..]);
                    Add(entries, rest[..length], folder, path);
                    rest = rest[length..];
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Add(List<FolderEntry> entries, ReadOnlySpan<byte> record, SafeFileHandle folder, string path)
    {
        var bytes = record[NameOffset..];
        bytes = bytes[..bytes.IndexOf((byte)0)];
        if (bytes.SequenceEqual("."u8) || bytes.SequenceEqual(".."u8))
        {
            return;
        }

        if (!Utf8.IsValid(bytes))
        {
            if (record[KindOffset] is 0 or 4 or 8)
            {
                entries.Add(new FolderEntry(Escape(bytes), EntryKind.Nameless));
            }

            return;
        }

        var name = StrictText.GetString(bytes);
        EntryKind? kind = record[KindOffset] switch
        {
            8 => EntryKind.File,
            4 => EntryKind.Folder,
            10 => EntryKind.Link,
            // Some file systems do not tell.
            0 => LinuxStatus.Find(folder, name, path)?.Kind,
            _ => EntryKind.Special,
        };
        if (kind is { } known)
        {
            entries.Add(new FolderEntry(name, known));
        }
    }

    /// <summary>Writes a name that is no text so that it is no path either, and differs from every other: each odd byte as a lone surrogate.</summary>
    private static string Escape(ReadOnlySpan<byte> bytes)
    {
        var name = new StringBuilder();
        while (!bytes.IsEmpty)
        {
            var isText = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            if (isText)
            {
                name.Append(rune.ToString());
            }
            else
            {
                foreach (var odd in bytes[..length])
                {
                    name.Append((char)(FirstLowSurrogate + odd));
                }
            }

            bytes = bytes[length..];
        }

        return name.ToString();
    }
}
