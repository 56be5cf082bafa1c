using System.Text.Json;

namespace Raso.Storage.Validation;

/// <summary>Looks at the texts within JSON.</summary>
internal static class JsonText
{
    public static bool IsStorable(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => IsStorable(json.GetString),
        JsonValueKind.Array => json.EnumerateArray().All(IsStorable),
        JsonValueKind.Object => json.EnumerateObject().All(property => IsStorable(() => property.Name) && IsStorable(property.Value)),
        _ => true,
    };

    private static bool IsStorable(Func<string?> read)
    {
        try
        {
            return FieldChecks.IsStorable(read()!);
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate is well-formed JSON, but no text.
            return false;
        }
    }
}
