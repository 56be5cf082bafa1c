using Raso.Storage.Assets;
using Raso.Storage.Media.Tests.Setup;

namespace Raso.Storage.Media.Tests;

/// <summary>Assets that could not be checked, or that others change meanwhile.</summary>
public sealed class UncheckedAssetTests
{
    private static readonly MediaReading Sound = new()
    {
        Outcome = ReadingOutcome.Sound,
        Facts = new MediaFacts
        {
            Container = "mp4",
            Duration = TimeSpan.FromSeconds(7),
            Streams = [new MediaStreamFacts { Index = 0, Kind = MediaStreamKind.Video, Codec = "h264", Width = 64, Height = 48, FramesPerSecond = 29.97 }],
        },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ValidateAsync_WithoutFfprobe_StaysPendingWithOneLogLine()
    {
        using var ffprobe = new StandIn("exit 1");
        await using var host = await MediaHost.CreateWithPaperAsync(options => options.FfprobeFolder = ffprobe.Folder);
        var reference = await AddVideoAsync(host);
        _ = host.Validation;
        ffprobe.Uninstall();

        var result = await host.Validation.ValidateAsync(reference, Token);
        await host.Validation.ValidateAsync(reference, Token);

        result.Outcome.Should().Be(ReadingOutcome.ToolMissing);
        result.Status.Should().Be(ValidationStatus.Pending);
        result.Errors.Should().Equal("ffprobe is not installed.");
        (await host.Assets.Videos.GetAsync(reference.Id, Token))!.Should().BeEquivalentTo(new { ValidationStatus = ValidationStatus.Pending, RowVersion = 1 });
        host.CountOf(MediaEvents.FfprobeMissing).Should().Be(1);
    }

    [Theory]
    [InlineData(ReadingOutcome.TimedOut)]
    [InlineData(ReadingOutcome.ToolFailed)]
    public async Task ValidateAsync_FileThatCouldNotBeRead_ChangesNothing(ReadingOutcome outcome)
    {
        var probe = Substitute.For<IMediaProbe>();
        AnyReadingOf(probe).Returns(new MediaReading { Outcome = outcome, Faults = ["Why."] });
        await using var host = await MediaHost.CreateWithPaperAsync(probe: probe);
        var reference = await AddVideoAsync(host);

        var result = await host.Validation.ValidateAsync(reference, Token);

        result.Should().BeEquivalentTo(new { Status = ValidationStatus.Pending, Outcome = outcome });
        result.Errors.Should().Equal("Why.");
        (await host.Assets.Videos.GetAsync(reference.Id, Token))!.RowVersion.Should().Be(1);
    }

    [Fact]
    public async Task ValidateAsync_RowThatChangesMeanwhile_IsJudgedAgainWithoutReadingAgain()
    {
        var probe = Substitute.For<IMediaProbe>();
        await using var host = await MediaHost.CreateWithPaperAsync(probe: probe);
        var reference = await AddVideoAsync(host);
        AnyReadingOf(probe).Returns(async _ =>
        {
            await host.Assets.Videos.UpdateAsync(reference.Id, new VideoAssetChanges { Title = "Another" });
            return Sound;
        });

        var result = await host.Validation.ValidateAsync(reference, Token);

        result.Status.Should().Be(ValidationStatus.Valid);
        (await host.Assets.Videos.GetAsync(reference.Id, Token)).Should().BeEquivalentTo(
            new { Title = "Another", Resolution = "64x48", Fps = 30, Duration = TimeSpan.FromSeconds(7), ValidationStatus = ValidationStatus.Valid });
        await AnyReadingOf(probe.Received(1));
    }

    // What was read of the old file must not be taken for the new one.
    [Fact]
    public async Task ValidateAsync_FileThatIsReplacedMeanwhile_ReadsTheNewOne()
    {
        var probe = Substitute.For<IMediaProbe>();
        await using var host = await MediaHost.CreateWithPaperAsync(probe: probe);
        var reference = await AddVideoAsync(host);
        var readings = 0;
        AnyReadingOf(probe).Returns(async _ =>
        {
            if (++readings > 1)
            {
                return Sound;
            }

            await host.Assets.Videos.ReplaceFileAsync(reference.Id, FileContent.FromText("new"));
            return new MediaReading { Outcome = ReadingOutcome.Damaged, Faults = ["The old one."] };
        });

        var result = await host.Validation.ValidateAsync(reference, Token);

        result.Status.Should().Be(ValidationStatus.Valid);
        result.FilePath.Should().Be((await host.Assets.Videos.GetAsync(reference.Id, Token))!.FilePath);
        readings.Should().Be(2);
    }

    [Fact]
    public async Task ValidateAsync_FileThatIsReplacedEachTime_IsAConflict()
    {
        var probe = Substitute.For<IMediaProbe>();
        await using var host = await MediaHost.CreateWithPaperAsync(probe: probe);
        var reference = await AddVideoAsync(host);
        AnyReadingOf(probe).Returns(async _ =>
        {
            await host.Assets.Videos.ReplaceFileAsync(reference.Id, FileContent.FromText("new"));
            return Sound;
        });

        var error = (await FluentActions.Awaiting(() => host.Validation.ValidateAsync(reference, Token)).Should().ThrowAsync<CatalogException>()).Which;

        error.Code.Should().Be(CatalogErrorCode.Conflict);
        error.IsTransient.Should().BeTrue();
    }

    [Theory]
    [InlineData(AssetType.Video)]
    [InlineData(AssetType.Audio)]
    [InlineData(AssetType.Visual)]
    public async Task ValidateAsync_UnknownAsset_IsNotFound(AssetType type)
    {
        await using var host = await MediaHost.CreateWithPaperAsync();

        var error = await FluentActions.Awaiting(() => host.Validation.ValidateAsync(new AssetReference(type, Guid.CreateVersion7()), Token))
            .Should().ThrowAsync<CatalogException>();

        error.Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task ValidateAsync_SvgAndModel_NeedNoFfprobe()
    {
        using var ffprobe = new StandIn("exit 1");
        await using var host = await MediaHost.CreateWithPaperAsync(options => options.FfprobeFolder = ffprobe.Folder);
        _ = host.Validation;
        ffprobe.Uninstall();
        var drawing = await host.Assets.Visuals.CreateAsync(
            new NewVisualAsset { PaperId = host.PaperId, Title = "Drawing", Format = VisualFormat.Svg, Role = VisualRole.Diagram },
            FileContent.FromText("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"640\" height=\"360\"/>"),
            cancellationToken: Token);

        var result = await host.Validation.ValidateAsync(new AssetReference(AssetType.Visual, drawing.Id), Token);

        result.Status.Should().Be(ValidationStatus.Valid);
        (await host.Assets.Visuals.GetAsync(drawing.Id, Token))!.Resolution.Should().Be("640x360");
    }

    private static Task<MediaReading> AnyReadingOf(IMediaProbe probe) => probe.ReadAsync(Arg.Any<FileContent>(), Arg.Any<CancellationToken>());

    private static async Task<AssetReference> AddVideoAsync(MediaHost host)
    {
        var video = await host.Assets.Videos.CreateAsync(
            new NewVideoAsset { PaperId = host.PaperId, Title = "Video" }, FileContent.FromBytes(new byte[5000]), cancellationToken: Token);
        return new AssetReference(AssetType.Video, video.Id);
    }
}
