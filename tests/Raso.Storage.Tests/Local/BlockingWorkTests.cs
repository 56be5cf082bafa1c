namespace Raso.Storage.Local;

public sealed class BlockingWorkTests
{
    [Fact]
    public async Task Run_ManyCallsThatBlock_AllEnd()
    {
        using var work = new BlockingWork();
        using var gate = new ManualResetEventSlim();

        var tasks = Enumerable.Range(0, 500).Select(i => work.RunAsync(
            () =>
            {
                gate.Wait(LocalBench.Token);
                return i;
            },
            LocalBench.Token)).ToList();
        gate.Set();

        (await Task.WhenAll(tasks)).Should().Equal(Enumerable.Range(0, 500));
    }

    [Fact]
    public async Task Run_CancelledInTheQueue_NeverRuns()
    {
        using var work = new BlockingWork();
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var blocking = Enumerable.Range(0, 64).Select(_ => work.RunAsync(
            () =>
            {
                gate.Wait(LocalBench.Token);
                return 0;
            },
            LocalBench.Token)).ToList();
        var hasRun = false;
        var waiting = work.RunAsync(() => hasRun = true, cancel.Token);

        await cancel.CancelAsync();
        var call = () => waiting;
        await call.Should().ThrowAsync<OperationCanceledException>();
        gate.Set();
        await Task.WhenAll(blocking);
        await work.RunAsync(() => 0, LocalBench.Token);

        hasRun.Should().BeFalse();
    }

    [Fact]
    public async Task Run_CallThatThrows_GivesItsError()
    {
        using var work = new BlockingWork();
        var call = () => work.RunAsync<int>(() => throw new InvalidDataException("x"), LocalBench.Token);

        await call.Should().ThrowAsync<InvalidDataException>();
    }
}
