using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Raso.Storage.Local;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(DescriptionRecord))]
[JsonSerializable(typeof(RootRecord))]
internal sealed partial class LocalJson : JsonSerializerContext
{
    public static byte[] Write<T>(T value, JsonTypeInfo<T> type) => JsonSerializer.SerializeToUtf8Bytes(value, type);

    public static T Read<T>(ReadOnlySpan<byte> bytes, JsonTypeInfo<T> type, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type)
                ?? throw new LocalFileException(FileFault.Corrupted, $"The record of '{path}' is empty.");
        }
        catch (JsonException exception)
        {
            throw new LocalFileException(FileFault.Corrupted, $"The record of '{path}' is damaged; store the file anew.", exception);
        }
    }
}
