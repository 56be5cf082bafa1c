using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The rows of audio assets.</summary>
internal sealed class SqliteAudioRows(SqliteStatements statements) : SqliteAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges>(statements, AudioSql.All)
{
    protected override void AddFields(SqliteArguments arguments, NewAudioAsset asset, VersionFile file)
    {
        RefuseSourceCode(file);
        arguments
            .Id("$video_asset_id", asset.VideoAssetId)
            .Text("$role", CatalogText.AudioRoles.Format(asset.Role))
            .Seconds("$duration_seconds", asset.Duration)
            .Integer("$sample_rate", asset.SampleRate)
            .Integer("$channels", asset.Channels)
            .Integer("$bitrate", asset.Bitrate)
            .Text("$format", CatalogText.AudioFormats.Format(asset.Format))
            .Text("$tts_model", asset.TtsModel)
            .Text("$voice_model", asset.VoiceModel)
            .Text("$transcript", asset.Transcript)
            .Text("$language", asset.Language);
    }

    protected override void AddFields(SqliteArguments arguments, AudioAssetChanges changes, AudioAsset old, VersionFile? file)
    {
        RefuseSourceCode(file);
        arguments
            .Id("$video_asset_id", changes.VideoAssetId.Or(old.VideoAssetId))
            .Text("$role", CatalogText.AudioRoles.Format(changes.Role.Or(old.Role)))
            .Seconds("$duration_seconds", changes.Duration.Or(old.Duration))
            .Integer("$sample_rate", changes.SampleRate.Or(old.SampleRate))
            .Integer("$channels", changes.Channels.Or(old.Channels))
            .Integer("$bitrate", changes.Bitrate.Or(old.Bitrate))
            .Text("$format", CatalogText.AudioFormats.Format(changes.Format.Or(old.Format)))
            .Text("$tts_model", changes.TtsModel.Or(old.TtsModel))
            .Text("$voice_model", changes.VoiceModel.Or(old.VoiceModel))
            .Text("$transcript", changes.Transcript.Or(old.Transcript))
            .Text("$language", changes.Language.Or(old.Language));
    }

    protected override AudioAsset Map(SqliteRow row) => new(row.Asset(AssetType.Audio))
    {
        VideoAssetId = row.IdOrNull("video_asset_id"),
        Role = row.Enum("role", CatalogText.AudioRoles),
        Duration = row.SecondsOrNull("duration_seconds"),
        SampleRate = row.Int32("sample_rate"),
        Channels = row.Int32("channels"),
        Bitrate = row.Int32OrNull("bitrate"),
        Format = row.Enum("format", CatalogText.AudioFormats),
        TtsModel = row.TextOrNull("tts_model"),
        VoiceModel = row.TextOrNull("voice_model"),
        Transcript = row.TextOrNull("transcript"),
        Language = row.Text("language"),
    };
}
