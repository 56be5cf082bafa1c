using System.Text.Json;

namespace Raso.Storage.Relationships;

/// <summary>New values for chosen fields of a relationship. Its ends and its type never change: delete it and make another.</summary>
public sealed record RelationshipChanges
{
    /// <summary>Gets how strong it is, 0 to 1 with at most two decimals.</summary>
    public Change<decimal> Strength { get; init; }

    /// <summary>Gets what else is known of it: a JSON object or array, or nothing.</summary>
    public Change<JsonElement?> Metadata { get; init; }
}
