using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Raso.Storage.Workflows;

/// <summary>How the state of a run stands in its file.</summary>
internal static class BulkStateText
{
    private const int Format = 1;

    public static byte[] Write(BulkState state)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteNumber("read", state.Read);
            json.WriteString("chain", Convert.ToHexStringLower(state.Chain));
            json.WriteStartArray("done");
            foreach (var (first, last) in state.Done)
            {
                json.WriteStartArray();
                json.WriteNumberValue(first);
                json.WriteNumberValue(last);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a state.</summary>
    /// <returns>The state, or <see langword="null"/> where the text is none.</returns>
    public static BulkState? Read(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.GetProperty("format").GetInt32() != Format)
            {
                return null;
            }

            var read = root.GetProperty("read").GetInt64();
            var chain = Convert.FromHexString(root.GetProperty("chain").GetString() ?? "");
            var done = IndexRanges.Of(root.GetProperty("done").EnumerateArray().Select(range => (range[0].GetInt64(), range[1].GetInt64())));
            return done is not null && chain.Length == SHA256.HashSizeInBytes && (done.Ranges.Count == 0 || done.Ranges[^1].Last < read)
                ? new BulkState(read, chain, done.Ranges)
                : null;
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
