using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Content;

/// <summary>Audio assets.</summary>
internal sealed class AudioKind : AssetKind<AudioAsset, NewAudioAsset, AudioAssetChanges>
{
    public static AudioKind Instance { get; } = new();

    public override AssetType Type => AssetType.Audio;

    public override AudioAssetChanges NoChanges { get; } = new();

    public override IAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges> RowsOf(ICatalogSession session) => session.Audio;

    public override void Check(NewAudioAsset asset, FieldChecks checks)
    {
        AssetChecks.VideoAssetId(asset.VideoAssetId, checks);
        checks.Defined(asset.Role, nameof(asset.Role));
        AssetChecks.Duration(asset.Duration, checks);
        checks.InRange(asset.SampleRate, nameof(asset.SampleRate), 1, int.MaxValue);
        checks.InRange(asset.Channels, nameof(asset.Channels), 1, 64);
        AssetChecks.Bitrate(asset.Bitrate, checks);
        checks.Defined(asset.Format, nameof(asset.Format));
        CheckTexts(asset.TtsModel, asset.VoiceModel, asset.Transcript, checks);
        CheckLanguage(asset.Language, checks);
    }

    public override void Check(AudioAssetChanges changes, FieldChecks checks)
    {
        AssetChecks.VideoAssetId(changes.VideoAssetId.Value, checks);
        checks.Defined(changes.Role.Value, nameof(changes.Role));
        AssetChecks.Duration(changes.Duration.Value, checks);
        checks.InRange(changes.SampleRate.IsSet ? changes.SampleRate.Value : null, nameof(changes.SampleRate), 1, int.MaxValue);
        checks.InRange(changes.Channels.IsSet ? changes.Channels.Value : null, nameof(changes.Channels), 1, 64);
        AssetChecks.Bitrate(changes.Bitrate.Value, checks);
        checks.Defined(changes.Format.Value, nameof(changes.Format));
        CheckTexts(changes.TtsModel.Value, changes.VoiceModel.Value, changes.Transcript.Value, checks);
        if (changes.Language.IsSet)
        {
            CheckLanguage(changes.Language.Value, checks);
        }
    }

    public override bool Matches(AudioAsset row, NewAudioAsset asset) =>
        row.VideoAssetId == asset.VideoAssetId
        && row.Role == asset.Role
        && AssetMatch.Same(row.Duration, asset.Duration)
        && row.SampleRate == asset.SampleRate
        && row.Channels == asset.Channels
        && row.Bitrate == asset.Bitrate
        && row.Format == asset.Format
        && row.TtsModel == asset.TtsModel
        && row.VoiceModel == asset.VoiceModel
        && row.Transcript == asset.Transcript
        && row.Language == asset.Language;

    public override Guid? VideoOf(NewAudioAsset asset) => asset.VideoAssetId;

    public override Guid? VideoOf(AudioAssetChanges changes) => changes.VideoAssetId.Value;

    public override string DefaultContentType(NewAudioAsset asset) => MediaTypes.Of(asset.Format);

    public override string DefaultContentType(AudioAsset row, AudioAssetChanges changes) =>
        changes.Format.IsSet ? MediaTypes.Of(changes.Format.Value) : row.ContentType;

    public override (string Role, string? Framework) Describe(NewAudioAsset asset) => (CatalogText.AudioRoles.Format(asset.Role), null);

    public override (string Role, string? Framework) Describe(AudioAsset row, AudioAssetChanges changes) =>
        (CatalogText.AudioRoles.Format(changes.Role.Or(row.Role)), null);

    private static void CheckTexts(string? ttsModel, string? voiceModel, string? transcript, FieldChecks checks)
    {
        checks.Line(ttsModel, nameof(AudioAsset.TtsModel), 50);
        checks.Line(voiceModel, nameof(AudioAsset.VoiceModel), 100);
        checks.Prose(transcript, nameof(AudioAsset.Transcript));
    }

    private static void CheckLanguage(string language, FieldChecks checks)
    {
        if (checks.RequiredLine(language, nameof(AudioAsset.Language), LanguageTag.MaxLength))
        {
            checks.Require(
                LanguageTag.IsWellFormed(language), nameof(AudioAsset.Language), "is no language tag of BCP 47; write it like en, de-CH or zh-Hant-TW.");
        }
    }
}
