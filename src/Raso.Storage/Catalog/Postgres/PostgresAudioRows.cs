using Npgsql;
using Raso.Storage.Assets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The rows of audio assets in PostgreSQL.</summary>
internal sealed class PostgresAudioRows(PostgresCommands commands) : PostgresAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges>(commands)
{
    protected override string Kind => "audio asset";

    protected override string GetSql => AudioSql.Get;

    protected override string DeleteSql => AudioSql.Delete;

    protected override NpgsqlBatchCommand BindNew(NewAudioAsset asset) => new NpgsqlBatchCommand(AudioSql.Insert)
        .With("video_asset_id", asset.VideoAssetId)
        .With("role", CatalogText.AudioRoles.Format(asset.Role))
        .With("duration_seconds", CatalogText.ToSeconds(asset.Duration))
        .With("sample_rate", asset.SampleRate)
        .With("channels", asset.Channels)
        .With("bitrate", asset.Bitrate)
        .With("format", CatalogText.AudioFormats.Format(asset.Format))
        .With("tts_model", asset.TtsModel)
        .With("voice_model", asset.VoiceModel)
        .With("transcript", asset.Transcript)
        .With("language", asset.Language);

    protected override NpgsqlBatchCommand BindChanges(AudioAssetChanges changes) => new NpgsqlBatchCommand(AudioSql.Update)
        .With("set_video_asset_id", changes.VideoAssetId.IsSet).With("video_asset_id", changes.VideoAssetId.Value)
        .With("set_role", changes.Role.IsSet).With("role", CatalogText.AudioRoles.Format(changes.Role.Value))
        .With("set_duration", changes.Duration.IsSet).With("duration_seconds", CatalogText.ToSeconds(changes.Duration.Value))
        .With("set_sample_rate", changes.SampleRate.IsSet).With("sample_rate", changes.SampleRate.Value)
        .With("set_channels", changes.Channels.IsSet).With("channels", changes.Channels.Value)
        .With("set_bitrate", changes.Bitrate.IsSet).With("bitrate", changes.Bitrate.Value)
        .With("set_format", changes.Format.IsSet).With("format", CatalogText.AudioFormats.Format(changes.Format.Value))
        .With("set_tts_model", changes.TtsModel.IsSet).With("tts_model", changes.TtsModel.Value)
        .With("set_voice_model", changes.VoiceModel.IsSet).With("voice_model", changes.VoiceModel.Value)
        .With("set_transcript", changes.Transcript.IsSet).With("transcript", changes.Transcript.Value)
        .With("set_language", changes.Language.IsSet).With("language", changes.Language.Value);

    protected override AudioAsset Read(PostgresRow row) => ReadRow(row);

    internal static AudioAsset ReadRow(PostgresRow row) => new(row.Asset(AssetType.Audio))
    {
        VideoAssetId = row.GuidOrNull("video_asset_id"),
        Role = row.Enum(CatalogText.AudioRoles, "role"),
        Duration = row.Seconds("duration_seconds"),
        SampleRate = row.Int32("sample_rate"),
        Channels = row.Int32("channels"),
        Bitrate = row.Int32OrNull("bitrate"),
        Format = row.Enum(CatalogText.AudioFormats, "format"),
        TtsModel = row.TextOrNull("tts_model"),
        VoiceModel = row.TextOrNull("voice_model"),
        Transcript = row.TextOrNull("transcript"),
        Language = row.Text("language"),
    };
}
