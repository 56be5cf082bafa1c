using System.Buffers.Binary;

namespace Raso.Storage.Media;

/// <summary>Reads the header of binary glTF, which tells the length of the file and of its first part.</summary>
internal static class GlbReader
{
    // glTF 2.0, section 4.4: header of 12 bytes, then a chunk of JSON.
    private const int HeaderLength = 20;
    private const uint JsonChunk = 0x4E4F534A;

    public static MediaReading Read(MediaCopy file)
    {
        var head = file.Head.Span;
        if (head.Length < HeaderLength)
        {
            return Damaged("The model is cut short within its header.");
        }

        var version = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(head[8..]);
        var chunk = BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        if (version != 2)
        {
            return Damaged($"The model is of version {version} of glTF; version 2 can be read.");
        }

        if (length != file.Length)
        {
            return Damaged($"By its own account the model has {length} bytes, and there are {file.Length}.");
        }

        return BinaryPrimitives.ReadUInt32LittleEndian(head[16..]) != JsonChunk || HeaderLength + (long)chunk > file.Length
            ? Damaged("The first part of the model is not the JSON that it should be.")
            : new MediaReading { Outcome = ReadingOutcome.Sound, Facts = new MediaFacts { Container = "glb" } };
    }

    private static MediaReading Damaged(string fault) => new() { Outcome = ReadingOutcome.Damaged, Faults = [fault] };
}
