namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

public sealed class SessionTurnTests
{
    // A client that gave a request up asks how far it came, while its old connection is still half open.
    [Fact]
    public async Task Run_LaterRequest_PutsTheEarlierOff()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var session = NewSession();
        var started = new TaskCompletionSource();

        var earlier = session.RunAsync(
            async token =>
            {
                started.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return Answer.Empty(200);
            },
            cancellationToken);
        await started.Task.WaitAsync(cancellationToken);
        var later = await session.RunAsync(_ => Task.FromResult(Answer.Empty(308)), cancellationToken);

        later.Status.Should().Be(308);
        await FluentActions.Awaiting(() => earlier).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Run_CallerGoneBeforeItsTurn_LeavesTheSession()
    {
        using var session = NewSession();

        await FluentActions.Awaiting(() => session.RunAsync(_ => Task.FromResult(Answer.Empty(200)), new CancellationToken(true)))
            .Should().ThrowAsync<OperationCanceledException>();

        var later = await session.RunAsync(_ => Task.FromResult(Answer.Empty(308)), TestContext.Current.CancellationToken);
        later.Status.Should().Be(308);
    }

    private static Session NewSession() =>
        new(new UploadPlan("papers", "a", ObjectMetadata.None, "STANDARD", new Preconditions()), null, DateTimeOffset.MaxValue);
}
