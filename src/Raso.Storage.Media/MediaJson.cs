using System.Text.Json.Serialization;

namespace Raso.Storage.Media;

/// <summary>Writes what assets keep as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(CodecInfo))]
internal sealed partial class MediaJson : JsonSerializerContext;
