using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Relationships;

/// <summary>A directed relationship between two assets.</summary>
public sealed record AssetRelationship
{
    /// <summary>Gets the id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the asset that the relationship begins at.</summary>
    public required AssetReference Source { get; init; }

    /// <summary>Gets the asset that the relationship leads to.</summary>
    public required AssetReference Target { get; init; }

    /// <summary>Gets what the relationship says.</summary>
    public required RelationshipType Type { get; init; }

    /// <summary>Gets how strong it is, 0 to 1 with two decimals.</summary>
    public required decimal Strength { get; init; }

    /// <summary>Gets what else is known of it: a JSON object or array.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Gets when it was made, by the database's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
