using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Content;

/// <summary>What differs between the kinds of assets, so that their operations are written once.</summary>
internal abstract class AssetKind<TAsset, TNew, TChanges>
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges
{
    public abstract AssetType Type { get; }

    /// <summary>Gets what the kind is called in errors.</summary>
    public string Name => Type switch
    {
        AssetType.Video => "video",
        AssetType.Audio => "audio asset",
        _ => "visual",
    };

    public CatalogException NotFound(Guid id) => new(CatalogErrorCode.NotFound, $"There is no {Name} with the id {id}.");

    public abstract IAssetRows<TAsset, TNew, TChanges> RowsOf(ICatalogSession session);

    /// <summary>Gets changes that change nothing.</summary>
    public abstract TChanges NoChanges { get; }

    /// <summary>Checks the fields of this kind alone.</summary>
    public abstract void Check(TNew asset, FieldChecks checks);

    /// <summary>Checks the fields of this kind alone that are set.</summary>
    public abstract void Check(TChanges changes, FieldChecks checks);

    /// <summary>Tells whether changes can break a rule together with a field that the row keeps.</summary>
    public virtual bool DependsOnRow(TChanges changes) => false;

    /// <summary>Checks the rules across fields for the row as it would be.</summary>
    public virtual void Check(TAsset row, TChanges changes, FieldChecks checks)
    {
    }

    /// <summary>Tells whether a row has the fields of this kind alone that a repeated creating call asks for.</summary>
    public abstract bool Matches(TAsset row, TNew asset);

    /// <summary>Gets the video that a new asset is to belong to.</summary>
    public abstract Guid? VideoOf(TNew asset);

    /// <summary>Gets the video that an asset is to belong to from now on, where that is set.</summary>
    public abstract Guid? VideoOf(TChanges changes);

    /// <summary>Gets the media type of a new file where the caller tells none.</summary>
    public abstract string DefaultContentType(TNew asset);

    /// <summary>Gets the media type of a replacing file where the caller tells none.</summary>
    public abstract string DefaultContentType(TAsset row, TChanges changes);

    /// <summary>Gets the role of a new asset, as the catalogue writes it, and the framework that rendered it.</summary>
    public abstract (string Role, string? Framework) Describe(TNew asset);

    /// <summary>Gets the role of an asset after a change, as the catalogue writes it, and the framework that rendered it.</summary>
    public abstract (string Role, string? Framework) Describe(TAsset row, TChanges changes);
}
