using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>Texts of an item.</summary>
internal static class CslText
{
    /// <summary>Finds a property of an object.</summary>
    public static bool TryGet(JsonElement item, string property, out JsonElement value)
    {
        value = default;
        try
        {
            return item.ValueKind == JsonValueKind.Object && item.TryGetProperty(property, out value);
        }
        catch (InvalidOperationException)
        {
            // Another property has an escape of half a character in its name.
            var name = Encoding.UTF8.GetBytes(property);
            value = item.EnumerateObject().LastOrDefault(other => JsonMarshal.GetRawUtf8PropertyName(other).SequenceEqual(name)).Value;
            return value.ValueKind != JsonValueKind.Undefined;
        }
    }

    /// <summary>Gives a text as it is written; a number as its digits; of a list the first one. Nothing where there is none.</summary>
    public static string? Raw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => String(value),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array => value.GetArrayLength() > 0 && value[0].ValueKind != JsonValueKind.Array ? Raw(value[0]) : null,
        _ => null,
    };

    /// <summary>Gives a property's text as it is written, if it has one that is not blank.</summary>
    public static string? Raw(JsonElement item, string property) =>
        TryGet(item, property, out var value) && Raw(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Gives a property's text of one line, without markup.</summary>
    public static string? Line(JsonElement item, string property) => Raw(item, property) is { } text && Markup.Line(text) is { Length: > 0 } line ? line : null;

    private static string String(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Escapes of half a character: marked, so that only a value that is taken is refused.
            return StrayByte.Mark(0xFF).ToString();
        }
    }
}
