using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;
using Raso.Storage.Diagnostics;
using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Resilience;

public sealed class BackendResilienceTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly InMemoryStorageDriver _driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_FailsForATransientReason_IsRetriedUpToTheLimit()
    {
        _driver.Faults.FailNext(InMemoryOperation.Head, times: 100);

        await FailsAsync(BackendUnderTest.Over(_driver, options => options.Resilience.MaxRetries = 3));

        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(4);
    }

    [Fact]
    public async Task Call_FailsForGood_IsNotRetried()
    {
        _driver.Faults.FailNext(InMemoryOperation.Head, code: StorageErrorCode.PermissionDenied, isTransient: false);

        (await FailsAsync(BackendUnderTest.Over(_driver))).Code.Should().Be(StorageErrorCode.PermissionDenied);

        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(1);
    }

    [Fact]
    public async Task Call_StoreAsksToWait_WaitsThatLong()
    {
        _driver.Faults.FailNext(InMemoryOperation.Head, code: StorageErrorCode.ResourceExhausted, retryAfter: TimeSpan.FromSeconds(30));
        var backend = BackendUnderTest.Over(_driver, timeProvider: _time);
        var call = backend.GetInfoAsync("a", Token);

        _time.Advance(TimeSpan.FromSeconds(29.9));
        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(1);
        _time.Advance(TimeSpan.FromSeconds(0.2));

        (await call).Should().BeNull();
        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(2);
    }

    [Fact]
    public async Task Call_StoreAsksToWaitTooLong_FailsAtOnce()
    {
        _driver.Faults.FailNext(InMemoryOperation.Head, code: StorageErrorCode.ResourceExhausted, retryAfter: TimeSpan.FromHours(1));

        (await FailsAsync(BackendUnderTest.Over(_driver))).Code.Should().Be(StorageErrorCode.ResourceExhausted);

        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(1);
    }

    [Fact]
    public async Task Call_NoAnswer_EndsWithTheAttemptTimeout()
    {
        var hold = _driver.Faults.HoldNext(InMemoryOperation.Head);
        var call = NoRetries().GetInfoAsync("a", Token);
        await hold.Reached;

        _time.Advance(TimeSpan.FromSeconds(61));

        var act = () => call;
        var error = (await act.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(StorageErrorCode.Unavailable);
        error.IsTransient.Should().BeTrue();
    }

    [Fact]
    public async Task StoreAsync_StreamedBodyStandsStill_EndsWithTheStallTimeout()
    {
        var hold = _driver.Faults.HoldNext(InMemoryOperation.Put);
        var call = NoRetries().StoreAsync("a", FileContent.FromText("x"), cancellationToken: Token);
        await hold.Reached;

        _time.Advance(TimeSpan.FromSeconds(61));

        var act = () => call;
        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Unavailable);
    }

    [Fact]
    public async Task StoreAsync_SlowSource_IsNoStall()
    {
        var source = new HeldStream();
        var call = NoRetries().StoreAsync("a", FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(source)), cancellationToken: Token);
        await source.Reached;

        _time.Advance(TimeSpan.FromHours(1));
        source.Release();

        (await call).Length.Should().Be(0);
    }

    [Fact]
    public async Task Circuit_ManyFailures_OpensFailsFastAndClosesAgain()
    {
        using var logs = new FakeLoggerProvider();
        using var factory = LoggerFactory.Create(builder => builder.AddProvider(logs));
        var backend = BackendUnderTest.Over(
            _driver,
            options =>
            {
                options.Resilience.MaxRetries = 0;
                options.Resilience.MinimumThroughput = 5;
            },
            timeProvider: _time,
            loggerFactory: factory);
        _driver.Faults.IsDown = true;
        for (var i = 0; i < 5; i++)
        {
            await FailsAsync(backend);
        }

        var refused = await FailsAsync(backend);
        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(5, "the open circuit sends nothing");
        refused.Code.Should().Be(StorageErrorCode.Unavailable);
        refused.IsTransient.Should().BeTrue();

        _driver.Faults.IsDown = false;
        _time.Advance(TimeSpan.FromSeconds(16));
        (await backend.GetInfoAsync("a", Token)).Should().BeNull();
        logs.Collector.GetSnapshot().Select(record => record.Id.Id).Should().Contain([StorageEvents.CircuitOpened, StorageEvents.CircuitClosed]);
    }

    [Fact]
    public async Task Circuit_ErrorsOfCallersAndRefusals_LeaveItClosed()
    {
        var backend = BackendUnderTest.Over(_driver, options => options.Resilience.MinimumThroughput = 2, timeProvider: _time);
        for (var i = 0; i < 10; i++)
        {
            var store = () => backend.StoreAsync("a", FileContent.FromFactory(_ => throw new SourceBrokenException()), cancellationToken: Token);
            await store.Should().ThrowAsync<SourceBrokenException>();
            var read = () => backend.RetrieveAsync("none", null, Token);
            await read.Should().ThrowAsync<StorageException>();
        }

        (await backend.GetInfoAsync("a", Token)).Should().BeNull();
    }

    [Fact]
    public async Task Limit_MoreCallsThanAllowed_TheRestWaits()
    {
        var backend = BackendUnderTest.Over(_driver, options => options.Resilience.MaxConcurrentRequests = 2, timeProvider: _time);
        var holds = Enumerable.Range(0, 2).Select(_ => _driver.Faults.HoldNext(InMemoryOperation.Head)).ToArray();
        var calls = Enumerable.Range(0, 5).Select(_ => backend.GetInfoAsync("a", Token)).ToArray();
        await Task.WhenAll(holds.Select(hold => hold.Reached));

        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(2);
        using var cancel = new CancellationTokenSource();
        var waiting = backend.GetInfoAsync("a", cancel.Token);
        await cancel.CancelAsync();
        var act = () => waiting;
        await act.Should().ThrowAsync<OperationCanceledException>("waiting in the queue is cancelled too");

        Array.ForEach(holds, hold => hold.Release());
        await Task.WhenAll(calls);
        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(5);
    }

    [Fact]
    public async Task Call_CancelledBeforehand_SendsNothing()
    {
        var act = () => BackendUnderTest.Over(_driver).GetInfoAsync("a", new CancellationToken(canceled: true));

        await act.Should().ThrowAsync<OperationCanceledException>();
        _driver.Faults.CallsOf(InMemoryOperation.Head).Should().Be(0);
    }

    private static async Task<StorageException> FailsAsync(CloudStorageBackend backend)
    {
        var act = () => backend.GetInfoAsync("a", Token);
        return (await act.Should().ThrowAsync<StorageException>()).Which;
    }

    private CloudStorageBackend NoRetries() =>
        BackendUnderTest.Over(_driver, options => options.Resilience.MaxRetries = 0, timeProvider: _time);
}
