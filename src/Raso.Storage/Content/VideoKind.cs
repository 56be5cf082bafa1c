using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Content;

/// <summary>Videos.</summary>
internal sealed class VideoKind : AssetKind<VideoAsset, NewVideoAsset, VideoAssetChanges>
{
    public static VideoKind Instance { get; } = new();

    public override AssetType Type => AssetType.Video;

    public override VideoAssetChanges NoChanges { get; } = new();

    public override IAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges> RowsOf(ICatalogSession session) => session.Videos;

    public override void Check(NewVideoAsset asset, FieldChecks checks)
    {
        checks.Defined(asset.Role, nameof(asset.Role));
        checks.Defined(asset.QualityPreset, nameof(asset.QualityPreset));
        Check(asset.Duration, asset.Resolution, asset.Fps, asset.Codec, asset.Bitrate, checks);
        checks.Json(asset.CodecInfo, nameof(asset.CodecInfo));
    }

    public override void Check(VideoAssetChanges changes, FieldChecks checks)
    {
        checks.Defined(changes.Role.Value, nameof(changes.Role));
        checks.Defined(changes.QualityPreset.Value, nameof(changes.QualityPreset));
        Check(
            changes.Duration.Value,
            changes.Resolution.Value,
            changes.Fps.IsSet ? changes.Fps.Value : null,
            changes.Codec.Value,
            changes.Bitrate.Value,
            checks);
        checks.Json(changes.CodecInfo.Value, nameof(changes.CodecInfo));
    }

    public override bool Matches(VideoAsset row, NewVideoAsset asset) =>
        row.Role == asset.Role
        && AssetMatch.Same(row.Duration, asset.Duration)
        && row.Resolution == asset.Resolution
        && row.Fps == asset.Fps
        && row.Codec == asset.Codec
        && row.Bitrate == asset.Bitrate
        && row.QualityPreset == asset.QualityPreset
        && CatalogJson.AreEqual(row.CodecInfo, asset.CodecInfo);

    public override Guid? VideoOf(NewVideoAsset asset) => null;

    public override Guid? VideoOf(VideoAssetChanges changes) => null;

    public override string DefaultContentType(NewVideoAsset asset) => MediaTypes.Video;

    public override string DefaultContentType(VideoAsset row, VideoAssetChanges changes) => row.ContentType;

    public override (string Role, string? Framework) Describe(NewVideoAsset asset) => (CatalogText.VideoRoles.Format(asset.Role), null);

    public override (string Role, string? Framework) Describe(VideoAsset row, VideoAssetChanges changes) =>
        (CatalogText.VideoRoles.Format(changes.Role.Or(row.Role)), null);

    private static void Check(TimeSpan? duration, string? resolution, int? fps, string? codec, int? bitrate, FieldChecks checks)
    {
        AssetChecks.Duration(duration, checks);
        AssetChecks.Resolution(resolution, checks);
        checks.InRange(fps, nameof(VideoAsset.Fps), 1, 120);
        checks.Line(codec, nameof(VideoAsset.Codec), 50);
        AssetChecks.Bitrate(bitrate, checks);
    }
}
