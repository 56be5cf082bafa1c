using System.Text.Json.Serialization;

namespace Raso.Storage.Gcp;

/// <summary>The JSON of the API.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(GoogleObject))]
[JsonSerializable(typeof(GoogleList))]
[JsonSerializable(typeof(GoogleRewrite))]
[JsonSerializable(typeof(GoogleBucket))]
internal sealed partial class GoogleJson : JsonSerializerContext;
