using System.Runtime.InteropServices;
using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>Texts of an item.</summary>
internal static class CslText
{
    private const string HalfCharacter = "\uD800";

    /// <summary>Finds the first property of an object that has this name.</summary>
    public static bool TryGet(JsonElement item, string property, out JsonElement value)
    {
        value = default;
        if (item.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        foreach (var other in item.EnumerateObject())
        {
            if (Is(other, property))
            {
                value = other.Value;
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a property has this name.</summary>
    public static bool Is(JsonProperty property, string name)
    {
        try
        {
            return property.NameEquals(name);
        }
        catch (InvalidOperationException)
        {
            // Escapes of half a character are in no name that is looked for.
            return false;
        }
    }

    /// <summary>Gives a property's name, if it is a text.</summary>
    public static string? Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // It has an escape of half a character.
            return null;
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
            // Escapes of half a character, or of a stray byte: marked, so that only a value that is taken is refused, and for what it has.
            return StrayByte.IsEscapedIn(JsonMarshal.GetRawUtf8Value(value)) ? StrayByte.Mark(0xFF).ToString() : HalfCharacter;
        }
    }
}
