using Raso.Storage.Media.Tests.Setup;

namespace Raso.Storage.Media.Tests;

/// <summary>What ffprobe tells of real files, whole and broken.</summary>
[Trait("Category", "Media")]
public sealed class FfprobeTests(RealMedia media)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. RealMedia.Names];

    [Theory]
    [InlineData("video.mp4", "mp4", "h264", "aac")]
    [InlineData("streaming.mp4", "mp4", "h264", "aac")]
    [InlineData("silent.mp4", "mp4", "h264", null)]
    [InlineData("video.mov", "mov", "h264", null)]
    [InlineData("video.mkv", "mkv", "h264", "aac")]
    [InlineData("video.webm", "webm", "vp8", "vorbis")]
    [InlineData("moving.gif", "gif", "gif", null)]
    public async Task ReadAsync_Video_TellsPicturesAndSound(string name, string container, string codec, string? sound)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Probe.ReadAsync(FileContent.FromFile(await media.FileAsync(name)), Token);

        reading.Faults.Should().BeEmpty();
        reading.Outcome.Should().Be(ReadingOutcome.Sound);
        var facts = reading.Facts!;
        facts.Container.Should().Be(container);
        facts.Duration.Should().BeCloseTo(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100));
        facts.Bitrate.Should().BePositive();
        facts.Picture.Should().BeEquivalentTo(new { Codec = codec, Width = 320, Height = 240, FramesPerSecond = 25.0 });
        facts.Sound?.Codec.Should().Be(sound);
        (facts.Sound is null).Should().Be(sound is null);
    }

    [Theory]
    [InlineData("sound.mp3", "mp3", "mp3")]
    [InlineData("sound.wav", "wav", "pcm_s16le")]
    [InlineData("sound.aac", "aac", "aac")]
    [InlineData("sound.flac", "flac", "flac")]
    [InlineData("sound.ogg", "ogg", "vorbis")]
    [InlineData("sound.m4a", "m4a", "aac")]
    public async Task ReadAsync_Sound_TellsRateAndChannels(string name, string container, string codec)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Probe.ReadAsync(FileContent.FromFile(await media.FileAsync(name)), Token);

        reading.Faults.Should().BeEmpty();
        reading.Facts!.Container.Should().Be(container);
        reading.Facts.Duration.Should().BeCloseTo(TimeSpan.FromSeconds(2), TimeSpan.FromMilliseconds(100));
        reading.Facts.Sound.Should().BeEquivalentTo(new { Codec = codec, SampleRate = 44100, Channels = 1 });
        reading.Facts.Picture.Should().BeNull();
    }

    // Opus knows 48,000 samples a second alone.
    [Fact]
    public async Task ReadAsync_Opus_IsToldFromOtherOgg()
    {
        await using var host = MediaHost.Create();

        var reading = await host.Probe.ReadAsync(FileContent.FromFile(await media.FileAsync("sound.opus")), Token);

        reading.Faults.Should().BeEmpty();
        reading.Facts!.Container.Should().Be("opus");
        reading.Facts.Sound.Should().BeEquivalentTo(new { Codec = "opus", SampleRate = 48000, Channels = 1 });
    }

    [Theory]
    [InlineData("still.png", "png")]
    [InlineData("still.jpg", "jpg")]
    [InlineData("still.webp", "webp")]
    [InlineData("moving.webp", "webp")]
    public async Task ReadAsync_Picture_TellsItsSizeAndNoDuration(string name, string container)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Probe.ReadAsync(FileContent.FromFile(await media.FileAsync(name)), Token);

        reading.Faults.Should().BeEmpty();
        reading.Facts!.Container.Should().Be(container);
        reading.Facts.Picture.Should().BeEquivalentTo(new { Width = 320, Height = 240, FramesPerSecond = (double?)null });
        reading.Facts.Duration.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ReadAsync_FileThatIsCutShort_IsDamagedWithTheReason(string name)
    {
        await using var host = MediaHost.Create();
        var whole = await media.BytesAsync(name);

        var reading = await host.Probe.ReadAsync(FileContent.FromBytes(whole.AsMemory(0, whole.Length * 6 / 10)), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Damaged);
        reading.Faults.Should().NotBeEmpty();
        reading.Faults.Should().OnlyContain(fault => !fault.Contains(host.Folder.FullName) && !fault.Contains(" @ 0x"), "the names of copies and addresses in memory tell nobody anything");
    }

    [Theory]
    [InlineData("video.mp4")]
    [InlineData("video.webm")]
    [InlineData("sound.flac")]
    [InlineData("still.png")]
    public async Task ReadAsync_FileWithABrokenPart_IsDamagedWithTheReason(string name)
    {
        await using var host = MediaHost.Create();
        var bytes = await media.BytesAsync(name);
        var start = bytes.Length * 4 / 10;
        bytes.AsSpan(start, bytes.Length / 4).Fill(0xA5);

        var reading = await host.Probe.ReadAsync(FileContent.FromBytes(bytes), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Damaged);
        reading.Faults.Should().NotBeEmpty();
    }

    [Fact]
    public async Task ReadAsync_PacketsAlone_FindsAFileThatIsCutShort()
    {
        await using var host = MediaHost.Create(options => options.Depth = MediaCheckDepth.Packets);
        var whole = await media.BytesAsync("streaming.mp4");

        (await host.Probe.ReadAsync(FileContent.FromBytes(whole), Token)).Outcome.Should().Be(ReadingOutcome.Sound);
        (await host.Probe.ReadAsync(FileContent.FromBytes(whole.AsMemory(0, whole.Length * 6 / 10)), Token)).Outcome.Should().Be(ReadingOutcome.Damaged);
    }

    [Theory]
    [InlineData("Hello, I am a text.\n")]
    [InlineData("#EXTM3U\n#EXT-X-VERSION:3\n#EXTINF:2,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n")]
    [InlineData("ffconcat version 1.0\nfile /etc/passwd\n")]
    [InlineData("[playlist]\nFile1=http://127.0.0.1/\n")]
    public async Task ReadAsync_TextOrPlaylist_IsNoMediaFile(string text)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Probe.ReadAsync(FileContent.FromText(text), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Unrecognized);
        reading.Faults.Should().Equal("The content is no video, sound or picture of a known kind.");
    }

    // A playlist that names a real video beside it: what opens it would find its duration.
    [Fact]
    public async Task ReadAsync_PlaylistOfARealVideo_IsNotFollowed()
    {
        await using var host = MediaHost.Create();
        var video = await media.FileAsync("video.mp4");

        var reading = await host.Probe.ReadAsync(FileContent.FromText($"ffconcat version 1.0\nfile '{video}'\n"), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Unrecognized);
    }

    [Fact]
    public async Task ReadAsync_AnyOutcome_LeavesNoCopy()
    {
        await using var host = MediaHost.Create();
        var whole = await media.BytesAsync("video.mp4");

        await host.Probe.ReadAsync(FileContent.FromBytes(whole), Token);
        await host.Probe.ReadAsync(FileContent.FromBytes(whole.AsMemory(0, 5000)), Token);

        host.Copies.Should().BeEmpty();
    }

    [Fact]
    public async Task ReadAsync_ManyAtOnce_ReadsEachOfThem()
    {
        await using var host = MediaHost.Create(options => options.MaxConcurrent = 2);
        var content = FileContent.FromFile(await media.FileAsync("still.png"));

        var readings = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Probe.ReadAsync(content, Token)));

        readings.Should().OnlyContain(reading => reading.Outcome == ReadingOutcome.Sound);
    }

    [Fact]
    public async Task ReadAsync_FolderWithWordsOfAShell_IsAFolderLikeAnyOther()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Directory.CreateTempSubdirectory("raso $(touch pwned); `touch pwned` & 'x' ");
        try
        {
            await using var host = MediaHost.Create(options => options.TemporaryFolder = folder.FullName);

            var reading = await host.Probe.ReadAsync(FileContent.FromFile(await media.FileAsync("still.png")), Token);

            reading.Outcome.Should().Be(ReadingOutcome.Sound);
            folder.EnumerateFiles().Should().BeEmpty();
            File.Exists("pwned").Should().BeFalse();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
