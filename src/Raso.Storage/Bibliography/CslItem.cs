using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>One item, and the line on which its object begins.</summary>
internal readonly record struct CslItem(JsonElement Json, long Line)
{
    /// <summary>Gets the item's id, if it has one.</summary>
    public string? Id => !CslText.TryGet(Json, "id", out var id) ? null : id.ValueKind switch
    {
        JsonValueKind.String => CslText.Raw(id),
        JsonValueKind.Number => id.GetRawText(),
        _ => null,
    };

    /// <summary>Gives the items of an object: itself, or those of the answer of a service that it is (<c>message</c>, <c>items</c>).</summary>
    public static IEnumerable<CslItem> Within(JsonElement json, long line)
    {
        if (json.ValueKind == JsonValueKind.Object && !CslText.TryGet(json, "title", out _))
        {
            if (CslText.TryGet(json, "message", out var message) && message.ValueKind == JsonValueKind.Object)
            {
                return Within(message, line);
            }

            if (CslText.TryGet(json, "items", out var items) && items.ValueKind == JsonValueKind.Array)
            {
                return items.EnumerateArray().Select(item => new CslItem(item, line));
            }
        }

        return [new CslItem(json, line)];
    }
}
