using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>Reads the records of getdents64(2).</summary>
internal static class LinuxNames
{
    private const int BufferLength = 64 << 10;
    private const int LengthOffset = 16;
    private const int KindOffset = 18;
    private const int NameOffset = 19;

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
        if (bytes.SequenceEqual("."u8) || bytes.SequenceEqual(".."u8) || !System.Text.Unicode.Utf8.IsValid(bytes))
        {
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
}
