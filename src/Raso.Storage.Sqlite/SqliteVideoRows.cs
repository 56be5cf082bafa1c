using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The rows of videos.</summary>
internal sealed class SqliteVideoRows(SqliteStatements statements) : SqliteAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges>(statements, VideoSql.All)
{
    protected override void AddFields(SqliteArguments arguments, NewVideoAsset asset, VersionFile file)
    {
        RefuseSourceCode(file);
        arguments
            .Text("$role", CatalogText.VideoRoles.Format(asset.Role))
            .Seconds("$duration_seconds", asset.Duration)
            .Text("$resolution", asset.Resolution)
            .Integer("$fps", asset.Fps)
            .Text("$codec", asset.Codec)
            .Integer("$bitrate", asset.Bitrate)
            .Text("$quality_preset", CatalogText.QualityPresets.Format(asset.QualityPreset))
            .Json("$codec_info", asset.CodecInfo);
    }

    protected override void AddFields(SqliteArguments arguments, VideoAssetChanges changes, VideoAsset old, VersionFile? file)
    {
        RefuseSourceCode(file);
        arguments
            .Text("$role", CatalogText.VideoRoles.Format(changes.Role.Or(old.Role)))
            .Seconds("$duration_seconds", changes.Duration.Or(old.Duration))
            .Text("$resolution", changes.Resolution.Or(old.Resolution))
            .Integer("$fps", changes.Fps.Or(old.Fps))
            .Text("$codec", changes.Codec.Or(old.Codec))
            .Integer("$bitrate", changes.Bitrate.Or(old.Bitrate))
            .Text("$quality_preset", CatalogText.QualityPresets.Format(changes.QualityPreset.Or(old.QualityPreset)))
            .Json("$codec_info", changes.CodecInfo.Or(old.CodecInfo));
    }

    protected override VideoAsset Map(SqliteRow row) => new(row.Asset(AssetType.Video))
    {
        Role = row.Enum("role", CatalogText.VideoRoles),
        Duration = row.SecondsOrNull("duration_seconds"),
        Resolution = row.TextOrNull("resolution"),
        Fps = row.Int32("fps"),
        Codec = row.TextOrNull("codec"),
        Bitrate = row.Int32OrNull("bitrate"),
        QualityPreset = row.Enum("quality_preset", CatalogText.QualityPresets),
        CodecInfo = row.JsonOrNull("codec_info"),
    };
}
