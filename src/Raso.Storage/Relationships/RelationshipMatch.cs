using System.Text.Json;

namespace Raso.Storage.Relationships;

/// <summary>Tells whether a row is what a repeated creating call asks for.</summary>
internal static class RelationshipMatch
{
    public static bool Matches(this AssetRelationship row, NewRelationship relationship) =>
        row.Source == relationship.Source
        && row.Target == relationship.Target
        && row.Type == relationship.Type
        && row.Strength == relationship.Strength
        && Same(row.Metadata, relationship.Metadata);

    private static bool Same(JsonElement? one, JsonElement? other) =>
        one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;
}
