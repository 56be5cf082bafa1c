using System.Globalization;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Values of a JSON body, refused when they are of another kind than the API says. Numbers of 64 bits travel as text.</summary>
internal static class JsonText
{
    internal static string? String(JsonNode? node, string name) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw ApiException.ParseError($"Invalid value for: Expected a string: {name}"),
    };

    internal static bool? Bool(JsonNode? node, string name) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw ApiException.ParseError($"Invalid value for: Expected a boolean: {name}"),
    };

    internal static long? Long(JsonNode? node, string name) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<long>(out var number) => number,
        JsonValue value when value.TryGetValue<string>(out var text)
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw ApiException.ParseError($"Invalid value for: Expected a number: {name}"),
    };

    internal static string Time(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
