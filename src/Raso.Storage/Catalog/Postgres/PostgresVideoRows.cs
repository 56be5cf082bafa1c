using Npgsql;
using Raso.Storage.Assets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The rows of videos in PostgreSQL.</summary>
internal sealed class PostgresVideoRows(PostgresCommands commands) : PostgresAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges>(commands)
{
    protected override string Kind => "video";

    protected override string GetSql => VideoSql.Get;

    protected override string DeleteSql => VideoSql.Delete;

    protected override NpgsqlBatchCommand BindNew(NewVideoAsset asset) => new NpgsqlBatchCommand(VideoSql.Insert)
        .With("role", CatalogText.VideoRoles.Format(asset.Role))
        .With("duration_seconds", CatalogText.ToSeconds(asset.Duration))
        .With("resolution", asset.Resolution)
        .With("fps", asset.Fps)
        .With("codec", asset.Codec)
        .With("bitrate", asset.Bitrate)
        .With("quality_preset", CatalogText.QualityPresets.Format(asset.QualityPreset))
        .With("codec_info", asset.CodecInfo);

    protected override NpgsqlBatchCommand BindChanges(VideoAssetChanges changes) => new NpgsqlBatchCommand(VideoSql.Update)
        .With("set_role", changes.Role.IsSet).With("role", CatalogText.VideoRoles.Format(changes.Role.Value))
        .With("set_duration", changes.Duration.IsSet).With("duration_seconds", CatalogText.ToSeconds(changes.Duration.Value))
        .With("set_resolution", changes.Resolution.IsSet).With("resolution", changes.Resolution.Value)
        .With("set_fps", changes.Fps.IsSet).With("fps", changes.Fps.Value)
        .With("set_codec", changes.Codec.IsSet).With("codec", changes.Codec.Value)
        .With("set_bitrate", changes.Bitrate.IsSet).With("bitrate", changes.Bitrate.Value)
        .With("set_quality_preset", changes.QualityPreset.IsSet).With("quality_preset", CatalogText.QualityPresets.Format(changes.QualityPreset.Value))
        .With("set_codec_info", changes.CodecInfo.IsSet).With("codec_info", changes.CodecInfo.Value);

    protected override VideoAsset Read(PostgresRow row) => ReadRow(row);

    internal static VideoAsset ReadRow(PostgresRow row) => new(row.Asset(AssetType.Video))
    {
        Role = row.Enum(CatalogText.VideoRoles, "role"),
        Duration = row.Seconds("duration_seconds"),
        Resolution = row.TextOrNull("resolution"),
        Fps = row.Int32("fps"),
        Codec = row.TextOrNull("codec"),
        Bitrate = row.Int32OrNull("bitrate"),
        QualityPreset = row.Enum(CatalogText.QualityPresets, "quality_preset"),
        CodecInfo = row.Json("codec_info"),
    };
}
