using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Media.Tests.Setup;

namespace Raso.Storage.Media.Tests;

/// <summary>What the check of an asset's file leaves in the catalogue.</summary>
[Trait("Category", "Media")]
public sealed class MediaValidationTests(RealMedia media)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ValidateAsync_SoundVideo_TakesWhatWasMeasuredIntoItsFields()
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var video = await AddVideoAsync(host, "video.mp4");

        var result = await host.Validation.ValidateAsync(new AssetReference(AssetType.Video, video.Id), Token);

        result.Status.Should().Be(ValidationStatus.Valid);
        result.Errors.Should().BeEmpty();
        result.FilePath.Should().Be(video.FilePath);
        var row = await host.Assets.Videos.GetAsync(video.Id, Token);
        row.Should().BeEquivalentTo(new
        {
            ValidationStatus = ValidationStatus.Valid,
            ValidationErrors = (JsonElement?)null,
            Resolution = "320x240",
            Fps = 25,
            Codec = "h264",
            VersionNumber = 1,
        });
        row!.Duration.Should().BeCloseTo(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100));
        row.Bitrate.Should().BePositive();
        var info = row.CodecInfo!.Value;
        info.GetProperty("container").GetString().Should().Be("mp4");
        info.GetProperty("streams").EnumerateArray().Select(stream => stream.GetProperty("codec_name").GetString()).Should().Equal("h264", "aac");
        info.GetProperty("streams")[0].GetProperty("pixel_format").GetString().Should().Be("yuv420p");
        info.GetProperty("streams")[1].GetProperty("sample_rate").GetInt32().Should().Be(44100);
    }

    [Fact]
    public async Task ValidateAsync_SoundAudio_TakesRateAndChannels()
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var audio = await AddAudioAsync(host, "sound.wav", AudioFormat.Wav);

        var result = await host.Validation.ValidateAsync(new AssetReference(AssetType.Audio, audio.Id), Token);

        result.Status.Should().Be(ValidationStatus.Valid);
        var row = await host.Assets.Audio.GetAsync(audio.Id, Token);
        row.Should().BeEquivalentTo(new { SampleRate = 44100, Channels = 1, Bitrate = 706, Duration = TimeSpan.FromSeconds(2), ValidationStatus = ValidationStatus.Valid });
    }

    [Theory]
    [InlineData("still.png", VisualFormat.Png)]
    [InlineData("still.jpg", VisualFormat.Jpg)]
    [InlineData("still.webp", VisualFormat.Webp)]
    [InlineData("moving.webp", VisualFormat.Webp)]
    [InlineData("moving.gif", VisualFormat.Gif)]
    [InlineData("video.mp4", VisualFormat.Mp4)]
    [InlineData("video.webm", VisualFormat.Webm)]
    public async Task ValidateAsync_SoundVisual_TakesItsSize(string name, VisualFormat format)
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var visual = await AddVisualAsync(host, name, format);

        var result = await host.Validation.ValidateAsync(new AssetReference(AssetType.Visual, visual.Id), Token);

        result.Errors.Should().BeEmpty();
        var row = await host.Assets.Visuals.GetAsync(visual.Id, Token);
        row.Should().BeEquivalentTo(new { Resolution = "320x240", ValidationStatus = ValidationStatus.Valid });
        (row!.Duration is not null).Should().Be(name is "moving.gif" or "video.mp4" or "video.webm");
    }

    [Theory]
    [InlineData("sound.wav", AudioFormat.Mp3, "The file is labelled mp3 and is wav with pcm_s16le.")]
    [InlineData("sound.mp3", AudioFormat.Wav, "The file is labelled wav and is mp3.")]
    [InlineData("sound.opus", AudioFormat.Ogg, "The file is labelled ogg and is opus.")]
    [InlineData("sound.ogg", AudioFormat.Opus, "The file is labelled opus and is ogg with vorbis.")]
    [InlineData("sound.m4a", AudioFormat.Aac, "The file is labelled aac and is m4a with aac.")]
    [InlineData("sound.aac", AudioFormat.M4a, "The file is labelled m4a and is aac.")]
    [InlineData("sound.flac", AudioFormat.Wav, "The file is labelled wav and is flac.")]
    public async Task ValidateAsync_AudioUnderAnotherLabel_IsInvalidWithTheReason(string name, AudioFormat label, string reason)
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var audio = await AddAudioAsync(host, name, label);

        var result = await host.Validation.ValidateAsync(new AssetReference(AssetType.Audio, audio.Id), Token);

        result.Errors.Should().Equal(reason);
        var row = await host.Assets.Audio.GetAsync(audio.Id, Token);
        row!.ValidationStatus.Should().Be(ValidationStatus.Invalid);
        row.Format.Should().Be(label, "a label is the caller's");
        ErrorsOf(row).Should().Equal(reason);
        host.CountOf(MediaEvents.AssetInvalid).Should().Be(1);
    }

    [Theory]
    [InlineData("still.png", VisualFormat.Jpg, "The file is labelled jpg and is png.")]
    [InlineData("still.jpg", VisualFormat.Png, "The file is labelled png and is jpg with mjpeg.")]
    [InlineData("video.mkv", VisualFormat.Webm, "The file is labelled webm and is mkv with h264 and aac.")]
    [InlineData("still.webp", VisualFormat.Gif, "The file is labelled gif and is webp.")]
    [InlineData("still.png", VisualFormat.Svg, "The file is labelled svg and is png.")]
    [InlineData("sound.mp3", VisualFormat.Mp4, "The file is labelled mp4 and is mp3.", "The file has no pictures, so that nothing of it can be seen.")]
    public async Task ValidateAsync_VisualUnderAnotherLabel_IsInvalidWithTheReason(string name, VisualFormat label, params string[] reasons)
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var visual = await AddVisualAsync(host, name, label);

        var result = await host.Validation.ValidateAsync(new AssetReference(AssetType.Visual, visual.Id), Token);

        result.Errors.Should().Equal(reasons);
        ErrorsOf((await host.Assets.Visuals.GetAsync(visual.Id, Token))!).Should().Equal(reasons);
    }

    [Theory]
    [InlineData("video.webm", "video/mp4", "The file is labelled video/mp4 and is webm with vp8 and vorbis.")]
    [InlineData("video.mov", "video/mp4", "The file is labelled video/mp4 and is mov with h264.")]
    [InlineData("sound.m4a", "video/x-unheard-of", "The file has no pictures, so that it is no video.")]
    public async Task ValidateAsync_VideoUnderAnotherLabel_IsInvalidWithTheReason(string name, string label, string reason)
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var video = await AddVideoAsync(host, name, label);

        var result = await host.Validation.ValidateAsync(new AssetReference(AssetType.Video, video.Id), Token);

        result.Errors.Should().Equal(reason);
        (await host.Assets.Videos.GetAsync(video.Id, Token))!.ValidationStatus.Should().Be(ValidationStatus.Invalid);
    }

    [Fact]
    public async Task ValidateAsync_DamagedFile_IsInvalidAndKeepsItsFields()
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var whole = await media.BytesAsync("streaming.mp4");
        var video = await host.Assets.Videos.CreateAsync(
            new NewVideoAsset { PaperId = host.PaperId, Title = "Cut", Duration = TimeSpan.FromMinutes(3) }, FileContent.FromBytes(whole.AsMemory(0, 30_000)), cancellationToken: Token);

        var result = await host.Validation.ValidateAsync(new AssetReference(AssetType.Video, video.Id), Token);

        result.Outcome.Should().Be(ReadingOutcome.Damaged);
        result.Status.Should().Be(ValidationStatus.Invalid);
        var row = await host.Assets.Videos.GetAsync(video.Id, Token);
        row!.Duration.Should().Be(TimeSpan.FromMinutes(3));
        ErrorsOf(row).Should().Equal(result.Errors).And.NotBeEmpty();
    }

    [Fact]
    public async Task ValidateAsync_Again_WritesNothing()
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var video = new AssetReference(AssetType.Video, (await AddVideoAsync(host, "video.mp4")).Id);
        await host.Validation.ValidateAsync(video, Token);
        var before = await host.Assets.Videos.GetAsync(video.Id, Token);

        var again = await host.Validation.ValidateAsync(video, Token);

        again.Status.Should().Be(ValidationStatus.Valid);
        (await host.Assets.Videos.GetAsync(video.Id, Token))!.RowVersion.Should().Be(before!.RowVersion);
    }

    [Fact]
    public async Task ValidateAsync_NewSoundFileOfAnInvalidAsset_IsValidAgain()
    {
        await using var host = await MediaHost.CreateWithPaperAsync();
        var audio = await AddAudioAsync(host, "sound.wav", AudioFormat.Mp3);
        var reference = new AssetReference(AssetType.Audio, audio.Id);
        await host.Validation.ValidateAsync(reference, Token);
        await host.Assets.Audio.ReplaceFileAsync(audio.Id, FileContent.FromFile(await media.FileAsync("sound.mp3")), cancellationToken: Token);

        var result = await host.Validation.ValidateAsync(reference, Token);

        result.Status.Should().Be(ValidationStatus.Valid);
        (await host.Assets.Audio.GetAsync(audio.Id, Token))!.ValidationErrors.Should().BeNull();
    }

    private static IEnumerable<string?> ErrorsOf(Asset asset) => asset.ValidationErrors!.Value.EnumerateArray().Select(error => error.GetString());

    private async Task<VideoAsset> AddVideoAsync(MediaHost host, string name, string? contentType = null) => await host.Assets.Videos.CreateAsync(
        new NewVideoAsset { PaperId = host.PaperId, Title = name },
        FileContent.FromFile(await media.FileAsync(name)),
        new AssetWriteOptions { ContentType = contentType },
        Token);

    private async Task<AudioAsset> AddAudioAsync(MediaHost host, string name, AudioFormat format) => await host.Assets.Audio.CreateAsync(
        new NewAudioAsset { PaperId = host.PaperId, Title = name, Format = format, SampleRate = 8000 },
        FileContent.FromFile(await media.FileAsync(name)),
        cancellationToken: Token);

    private async Task<VisualAsset> AddVisualAsync(MediaHost host, string name, VisualFormat format) => await host.Assets.Visuals.CreateAsync(
        new NewVisualAsset { PaperId = host.PaperId, Title = name, Format = format },
        FileContent.FromFile(await media.FileAsync(name)),
        cancellationToken: Token);
}
