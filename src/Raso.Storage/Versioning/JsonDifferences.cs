using System.Globalization;
using System.Text.Json;

namespace Raso.Storage.Versioning;

/// <summary>Compares JSON documents value by value. Numbers are compared by their value, members of objects whatever their order, elements of arrays by their index.</summary>
internal static class JsonDifferences
{
    public static IReadOnlyList<JsonDifference> Between(JsonElement? old, JsonElement? @new)
    {
        var found = new List<JsonDifference>();
        switch (old, @new)
        {
            case ({ } left, { } right):
                Compare("", left, right, found);
                break;
            case ({ } left, null):
                found.Add(new JsonDifference("", JsonDifferenceKind.Removed, left, null));
                break;
            case (null, { } right):
                found.Add(new JsonDifference("", JsonDifferenceKind.Added, null, right));
                break;
        }

        return found;
    }

    private static void Compare(string path, JsonElement old, JsonElement @new, List<JsonDifference> found)
    {
        if (old.ValueKind == JsonValueKind.Object && @new.ValueKind == JsonValueKind.Object)
        {
            CompareMembers(path, Members(old), Members(@new), found);
        }
        else if (old.ValueKind == JsonValueKind.Array && @new.ValueKind == JsonValueKind.Array)
        {
            CompareMembers(path, Elements(old), Elements(@new), found);
        }
        else if (!JsonElement.DeepEquals(old, @new))
        {
            found.Add(new JsonDifference(path, JsonDifferenceKind.Changed, old, @new));
        }
    }

    private static void CompareMembers(
        string path, OrderedDictionary<string, JsonElement> old, OrderedDictionary<string, JsonElement> @new, List<JsonDifference> found)
    {
        foreach (var (name, value) in old)
        {
            if (@new.TryGetValue(name, out var other))
            {
                Compare(Below(path, name), value, other, found);
            }
            else
            {
                found.Add(new JsonDifference(Below(path, name), JsonDifferenceKind.Removed, value, null));
            }
        }

        foreach (var (name, value) in @new)
        {
            if (!old.ContainsKey(name))
            {
                found.Add(new JsonDifference(Below(path, name), JsonDifferenceKind.Added, null, value));
            }
        }
    }

    // Of a name that plain SQL wrote twice the last one counts, as PostgreSQL has it.
    private static OrderedDictionary<string, JsonElement> Members(JsonElement json)
    {
        var members = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }

    private static OrderedDictionary<string, JsonElement> Elements(JsonElement json)
    {
        var elements = new OrderedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var element in json.EnumerateArray())
        {
            elements.Add(elements.Count.ToString(CultureInfo.InvariantCulture), element);
        }

        return elements;
    }

    private static string Below(string path, string name) =>
        $"{path}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
