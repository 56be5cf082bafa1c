using Raso.Storage.Media.Tests.Setup;

namespace Raso.Storage.Media.Tests;

/// <summary>What becomes of a program that does not do what it should.</summary>
public sealed class FfprobeStandInTests
{
    private static readonly FileContent Content = FileContent.FromBytes(new byte[10_000]);

    // Not the time limit under test, but what ends a test whose limit is broken.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_ProgramThatHangs_IsEndedAfterTheTimeLimit()
    {
        using var ffprobe = new StandIn("exec sleep 3600");
        await using var host = Host(ffprobe, options => options.TimeLimit = TimeSpan.FromSeconds(1));

        var reading = await host.Probe.ReadAsync(Content, Token).WaitAsync(Patience, Token);

        reading.Outcome.Should().Be(ReadingOutcome.TimedOut);
        reading.Facts.Should().BeNull();
        await StandIn.EndedAsync(await ffprobe.StartedAsync(Token), Token);
        host.CountOf(MediaEvents.FfprobeTimedOut).Should().Be(1);
        host.Copies.Should().BeEmpty();
    }

    // The program is ended, and what it started holds its output open.
    [Fact]
    public async Task ReadAsync_ProgramWhoseChildHangs_IsWaitedForNoLonger()
    {
        using var ffprobe = new StandIn("sleep 600 & echo $! > \"$PIDS.child\"; wait");
        await using var host = Host(ffprobe, options => options.TimeLimit = TimeSpan.FromSeconds(1));

        var reading = await host.Probe.ReadAsync(Content, Token).WaitAsync(Patience, Token);

        reading.Outcome.Should().Be(ReadingOutcome.TimedOut);
        ffprobe.EndChild();
    }

    [Fact]
    public async Task ReadAsync_Cancelled_EndsTheProgramAndThrows()
    {
        using var ffprobe = new StandIn("exec sleep 3600");
        await using var host = Host(ffprobe);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var reading = host.Probe.ReadAsync(Content, cancel.Token);
        var pid = await ffprobe.StartedAsync(Token);
        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => reading).Should().ThrowAsync<OperationCanceledException>();
        await StandIn.EndedAsync(pid, Token);
        host.Copies.Should().BeEmpty();
    }

    [Theory]
    [InlineData("echo 'this is no JSON'")]
    [InlineData("echo '{\"format\": {\"duration\": 5}, \"streams\": 7}'")]
    public async Task ReadAsync_AnswerThatIsNotUnderstood_LeavesTheFileUnchecked(string commands)
    {
        using var ffprobe = new StandIn(commands);
        await using var host = Host(ffprobe);

        var reading = await host.Probe.ReadAsync(Content, Token);

        reading.Outcome.Should().Be(ReadingOutcome.ToolFailed);
        host.CountOf(MediaEvents.FfprobeFailed).Should().Be(1);
    }

    // As the facts say: the library that runs ffprobe reads no more than three digits.
    [Theory]
    [InlineData("0:00:04.048980", 4_048)]
    [InlineData("0:00:04.048480", 4_048)]
    [InlineData("0:00:04.5", 4_500)]
    public async Task ReadAsync_Duration_IsCutToMilliseconds(string told, int milliseconds)
    {
        using var ffprobe = new StandIn($$$"""
            echo '{"streams": [{"index": 0, "codec_name": "mp3", "codec_type": "audio", "duration": "{{{told}}}"}], "format": {"format_name": "mp3", "duration": "{{{told}}}"}}'
            """);
        await using var host = Host(ffprobe);

        var reading = await host.Probe.ReadAsync(Content, Token);

        reading.Facts!.Duration.Should().Be(TimeSpan.FromMilliseconds(milliseconds));
        reading.Facts.Streams[0].Duration.Should().Be(TimeSpan.FromMilliseconds(milliseconds));
    }

    // Ended by the system, for example for want of memory.
    [Fact]
    public async Task ReadAsync_ProgramThatIsKilled_LeavesTheFileUnchecked()
    {
        using var ffprobe = new StandIn("kill -9 $$");
        await using var host = Host(ffprobe);

        var reading = await host.Probe.ReadAsync(Content, Token);

        reading.Outcome.Should().Be(ReadingOutcome.ToolFailed);
    }

    // A library that it needs is missing, for example.
    [Fact]
    public async Task ReadAsync_ProgramThatCannotEvenTellItsVersion_IsSaidToBeUnableToRun()
    {
        using var ffprobe = new StandIn("exit 0", versionExitCode: 1);
        await using var host = Host(ffprobe);

        var reading = await host.Probe.ReadAsync(Content, Token);

        reading.Outcome.Should().Be(ReadingOutcome.ToolFailed);
        reading.Faults.Should().Equal("ffprobe is installed, but cannot be run.");
        host.Logs.GetSnapshot().Single(record => record.Id.Id == MediaEvents.FfprobeFailed).Exception!.Message.Should()
            .Be($"'{Path.Combine(ffprobe.Folder, "ffprobe")} -version' fails; run it to see why.");
    }

    [Fact]
    public async Task ReadAsync_ComplaintsOfTheProgram_AreReasonsWithoutNamesAndAddresses()
    {
        using var ffprobe = new StandIn("""
            for file; do case $file in */copies/*) break;; esac; done
            echo "[mov,mp4 @ 0x55a6f2b113c0] moov atom not found" >&2
            echo "$file: Invalid data found when processing input" >&2
            exit 1
            """);
        await using var host = Host(ffprobe);

        var reading = await host.Probe.ReadAsync(Content, Token);

        reading.Outcome.Should().Be(ReadingOutcome.Damaged);
        reading.Faults.Should().Equal("mov,mp4: moov atom not found", "Invalid data found when processing input");
    }

    [Fact]
    public async Task ReadAsync_MoreThanMayRunAtOnce_WaitTheirTurn()
    {
        using var ffprobe = new StandIn("exec sleep 3600");
        await using var host = Host(ffprobe, options => options.MaxConcurrent = 1);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var first = host.Probe.ReadAsync(Content, cancel.Token);
        await ffprobe.StartedAsync(Token);
        var second = host.Probe.ReadAsync(Content, cancel.Token);
        while (host.Copies.Count() < 2)
        {
            await Task.Yield();
        }

        await cancel.CancelAsync();
        await FluentActions.Awaiting(() => Task.WhenAll(first, second)).Should().ThrowAsync<OperationCanceledException>();
        ffprobe.Starts.Should().Be(1);
    }

    [Fact]
    public async Task ReadAsync_WithoutTheProgram_ReadsNothingAndSaysSoOnce()
    {
        using var ffprobe = new StandIn("exit 1");
        await using var host = Host(ffprobe);
        _ = host.Probe;
        ffprobe.Uninstall();
        await using var stream = new CountingStream(1_000_000);

        var reading = await host.Probe.ReadAsync(FileContent.FromStream(stream), Token);
        await host.Probe.ReadAsync(Content, Token);

        reading.Outcome.Should().Be(ReadingOutcome.ToolMissing);
        host.CountOf(MediaEvents.FfprobeMissing).Should().Be(1);
        stream.Given.Should().BeLessThan(10_000, "a large file is not fetched for nothing");
    }

    private static MediaHost Host(StandIn ffprobe, Action<MediaOptions>? configure = null) => MediaHost.Create(options =>
    {
        options.FfprobeFolder = ffprobe.Folder;
        configure?.Invoke(options);
    });
}
