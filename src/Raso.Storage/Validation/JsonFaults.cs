using System.Runtime.InteropServices;
using System.Text.Json;

namespace Raso.Storage.Validation;

/// <summary>What can be wrong with a JSON document that a catalogue is to keep.</summary>
internal static class JsonFaults
{
    /// <summary>The greatest length of a document, in bytes of UTF-8.</summary>
    public const int MaxBytes = 10_000_000;

    /// <summary>The greatest depth, that of a reader's defaults: what is deeper could be written and never be read again.</summary>
    public const int MaxDepth = 64;

    /// <summary>The greatest length of a number. PostgreSQL refuses numbers of very many digits, on either side of the point.</summary>
    public const int MaxNumberLength = 400;

    // A document may have been read by laxer rules: its text is what is stored.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Gives what to say about a document, or nothing.</summary>
    public static string? Find(JsonElement json, bool isRequired = false)
    {
        if (json.ValueKind == JsonValueKind.Undefined)
        {
            return isRequired ? "was never set; give a JSON object or array." : "was never set; give a JSON object or array, or nothing (null).";
        }

        if (json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return $"is JSON of the kind {json.ValueKind}; give {(isRequired ? "an object or an array" : "an object, an array or nothing (null)")}.";
        }

        var raw = JsonMarshal.GetRawUtf8Value(json);
        if (raw.Length > MaxBytes)
        {
            return $"has {raw.Length} bytes; at most {MaxBytes} are allowed.";
        }

        try
        {
            using var document = JsonDocument.Parse(raw.ToArray(), Strict);
            return FindWithin(document.RootElement);
        }
        catch (JsonException)
        {
            return $"has comments, trailing commas, a name twice in one object, or more than {MaxDepth} levels; remove them.";
        }
    }

    private static string? FindWithin(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => FindInText(json.GetString),
        JsonValueKind.Number => FindInNumber(JsonMarshal.GetRawUtf8Value(json)),
        JsonValueKind.Array => json.EnumerateArray().Select(FindWithin).FirstOrDefault(fault => fault is not null),
        JsonValueKind.Object => json.EnumerateObject()
            .Select(property => FindInText(() => property.Name) ?? FindWithin(property.Value)).FirstOrDefault(fault => fault is not null),
        _ => null,
    };

    private static string? FindInText(Func<string?> read)
    {
        try
        {
            return TextFaults.Unstorable(read()!);
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate is well-formed JSON, but no text.
            return TextFaults.Unstorable("\ud800");
        }
    }

    private static string? FindInNumber(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny((byte)'e', (byte)'E');
        return number.Length > MaxNumberLength || (exponent >= 0 && number[(exponent + 1)..].TrimStart("+-0"u8).Length > 3)
            ? $"has a number of more than {MaxNumberLength} characters or with an exponent beyond 999, which no catalogue keeps as it is; give it as a text."
            : null;
    }
}
