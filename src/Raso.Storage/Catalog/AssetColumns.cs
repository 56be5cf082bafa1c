using Raso.Storage.Assets;

namespace Raso.Storage.Catalog;

/// <summary>The columns that the rows of every kind of asset have, as a dialect reads them; for catalogue authors.</summary>
public sealed record AssetColumns : Asset
{
    private readonly AssetType _type;

    /// <summary>Initializes the columns.</summary>
    /// <param name="type">The kind of the asset.</param>
    public AssetColumns(AssetType type) => _type = type;

    /// <inheritdoc/>
    public override AssetType Type => _type;
}
