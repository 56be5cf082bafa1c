using System.Text.Json.Serialization;

namespace Raso.Storage;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(UploadStateRecord))]
internal sealed partial class UploadStateJson : JsonSerializerContext;
