using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>One item, and the line on which its object begins.</summary>
internal readonly record struct CslItem(JsonElement Json, long Line)
{
    /// <summary>Gets the item's id, if it has one.</summary>
    public string? Id => !CslText.TryGet(Json, "id", out var id) ? null : id.ValueKind switch
    {
        JsonValueKind.String => CslText.Raw(id) is { Length: > 0 } text ? text : null,
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };

    /// <summary>Gives the items of an object: itself, or those of the answer of a service that it is (<c>message</c>, <c>items</c>).</summary>
    public static IEnumerable<CslItem> Within(JsonElement json, long line)
    {
        if (json.ValueKind == JsonValueKind.Object && !CslText.TryGet(json, "title", out _))
        {
            if (All(json, "message", JsonValueKind.Object) is { Count: > 0 } messages)
            {
                return messages.SelectMany(message => Within(message, line));
            }

            if (All(json, "items", JsonValueKind.Array) is { Count: > 0 } lists)
            {
                return lists.SelectMany(items => items.EnumerateArray()).Select(item => new CslItem(item, line));
            }
        }

        return [new CslItem(json, line)];
    }

    // One that stands twice has other records.
    private static List<JsonElement> All(JsonElement json, string property, JsonValueKind kind) =>
        [.. json.EnumerateObject().Where(other => other.Value.ValueKind == kind && CslText.Is(other, property)).Select(other => other.Value)];
}
