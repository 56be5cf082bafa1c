using System.Text;
using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>The id of an item that is broken: what stands before the fault can be read.</summary>
internal static class CslKey
{
    private const int Head = 16 * 1024;
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Finds the id, if the item has one and can be read that far.</summary>
    public static string? Find(ReadOnlySpan<char> text)
    {
        // Mostly it stands in front, and a text without an end may be long.
        var key = Find(text[..Math.Min(text.Length, Head)], out var isSound);
        return key is null && isSound && text.Length > Head ? Find(text, out _) : key;
    }

    private static string? Find(ReadOnlySpan<char> text, out bool isSound)
    {
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(StrayByte.Escape(text)), isFinalBlock: false, new JsonReaderState(Lenient));
        isSound = false;
        try
        {
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.PropertyName && json.CurrentDepth == 1 && json.ValueTextEquals("id"u8) && json.Read())
                {
                    return json.TokenType switch
                    {
                        JsonTokenType.String => json.GetString() is { Length: > 0 } id ? id : null,
                        JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
                        _ => null,
                    };
                }
            }

            isSound = true;
            return null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // This is where the item is broken; the caller reports it.
            return null;
        }
    }
}
