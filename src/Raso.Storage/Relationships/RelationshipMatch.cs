using Raso.Storage.Catalog;

namespace Raso.Storage.Relationships;

/// <summary>Tells whether a row is what a repeated creating call asks for.</summary>
internal static class RelationshipMatch
{
    public static bool Matches(this AssetRelationship row, NewRelationship relationship) =>
        row.Source == relationship.Source
        && row.Target == relationship.Target
        && row.Type == relationship.Type
        && row.Strength == relationship.Strength
        && CatalogJson.AreEqual(row.Metadata, relationship.Metadata);
}
