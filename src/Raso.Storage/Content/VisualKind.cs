using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Content;

/// <summary>Visuals.</summary>
internal sealed class VisualKind : AssetKind<VisualAsset, NewVisualAsset, VisualAssetChanges>
{
    public static VisualKind Instance { get; } = new();

    public override AssetType Type => AssetType.Visual;

    public override VisualAssetChanges NoChanges { get; } = new();

    public override IAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges> RowsOf(ICatalogSession session) => session.Visuals;

    public override void Check(NewVisualAsset asset, FieldChecks checks)
    {
        AssetChecks.VideoAssetId(asset.VideoAssetId, checks);
        checks.Defined(asset.Role, nameof(asset.Role));
        Check(asset.Resolution, asset.Format, asset.AnimationFramework, asset.Duration, checks);
        AssetChecks.Timing(asset.StartTime, asset.EndTime, checks);
    }

    public override void Check(VisualAssetChanges changes, FieldChecks checks)
    {
        AssetChecks.VideoAssetId(changes.VideoAssetId.Value, checks);
        checks.Defined(changes.Role.Value, nameof(changes.Role));
        Check(changes.Resolution.Value, changes.Format.Value, changes.AnimationFramework.Value, changes.Duration.Value, checks);
        AssetChecks.Timing(changes.StartTime.Value, changes.EndTime.Value, checks);
    }

    public override bool DependsOnRow(VisualAssetChanges changes) => changes.StartTime.IsSet != changes.EndTime.IsSet;

    public override void Check(VisualAsset row, VisualAssetChanges changes, FieldChecks checks) =>
        AssetChecks.TimingOfRow(row.StartTime, changes.StartTime, row.EndTime, changes.EndTime, checks);

    public override bool Matches(VisualAsset row, NewVisualAsset asset) =>
        row.VideoAssetId == asset.VideoAssetId
        && row.Role == asset.Role
        && row.Resolution == asset.Resolution
        && row.Format == asset.Format
        && row.AnimationFramework == asset.AnimationFramework
        && AssetMatch.Same(row.Duration, asset.Duration)
        && AssetMatch.Same(row.StartTime, asset.StartTime)
        && AssetMatch.Same(row.EndTime, asset.EndTime);

    public override Guid? VideoOf(NewVisualAsset asset) => asset.VideoAssetId;

    public override Guid? VideoOf(VisualAssetChanges changes) => changes.VideoAssetId.Value;

    public override string DefaultContentType(NewVisualAsset asset) => MediaTypes.Of(asset.Format);

    public override string DefaultContentType(VisualAsset row, VisualAssetChanges changes) =>
        changes.Format.IsSet ? MediaTypes.Of(changes.Format.Value) : row.ContentType;

    public override (string Role, string? Framework) Describe(NewVisualAsset asset) =>
        (CatalogText.VisualRoles.Format(asset.Role), asset.AnimationFramework);

    public override (string Role, string? Framework) Describe(VisualAsset row, VisualAssetChanges changes) =>
        (CatalogText.VisualRoles.Format(changes.Role.Or(row.Role)), changes.AnimationFramework.Or(row.AnimationFramework));

    private static void Check(string? resolution, VisualFormat? format, string? framework, TimeSpan? duration, FieldChecks checks)
    {
        AssetChecks.Resolution(resolution, checks);
        if (format is { } known)
        {
            checks.Defined(known, nameof(VisualAsset.Format));
        }

        checks.Line(framework, nameof(VisualAsset.AnimationFramework), 50);
        AssetChecks.Duration(duration, checks);
    }
}
