using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Relationships;

/// <summary>A relationship that is to be made between two assets.</summary>
public sealed record NewRelationship
{
    /// <summary>Gets the id of the row; made by the SDK (UUIDv7) unless set. With an id of its own a call can be repeated safely.</summary>
    public Guid? Id { get; init; }

    /// <summary>Gets the asset that the relationship begins at.</summary>
    public required AssetReference Source { get; init; }

    /// <summary>Gets the asset that the relationship leads to; not the source.</summary>
    public required AssetReference Target { get; init; }

    /// <summary>Gets what the relationship says.</summary>
    public required RelationshipType Type { get; init; }

    /// <summary>Gets how strong it is, 0 to 1 with at most two decimals; 1 unless set.</summary>
    public decimal Strength { get; init; } = 1.0m;

    /// <summary>Gets what else is known of it: a JSON object or array.</summary>
    public JsonElement? Metadata { get; init; }
}
