using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Catalog;

/// <summary>The place of a row in the list of an asset's relationships.</summary>
/// <param name="Type">The type of the relationship.</param>
/// <param name="Other">The asset at its other end.</param>
public readonly record struct RelationshipKey(RelationshipType Type, AssetReference Other);
