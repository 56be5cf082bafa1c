using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Raso.Storage.Diagnostics;
using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class TelemetryTests : IDisposable
{
    private const string SecretPath = "secret/person-4711.pdf";

    // The meter is the process's, and tests run side by side: the name tells this test's backend from others.
    private readonly string _backend = $"telemetry-{Guid.CreateVersion7():N}";
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, string?> Tags)> _measured = new();
    private readonly ConcurrentQueue<Activity> _activities = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _listener;

    public TelemetryTests()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == RasoTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _meters.Start();
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == RasoTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if ((string?)activity.GetTagItem("backend") == _backend)
                {
                    _activities.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _meters.Dispose();
        _listener.Dispose();
    }

    [Fact]
    public async Task Calls_SuccessAndFailure_AreMeasuredWithoutPaths()
    {
        var driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);
        var backend = BackendUnderTest.Over(driver, name: _backend);
        driver.Faults.FailNext(InMemoryOperation.Put, times: 2);
        driver.AddForeign("bad//key", new byte[] { 1 });

        await backend.StoreAsync(SecretPath, FileContent.FromBytes(new byte[1000]), cancellationToken: Token);
        driver.Faults.BreakNextRead(10);
        await backend.RetrieveBytesAsync(SecretPath, Token);
        await backend.ListAsync(cancellationToken: Token).GetAsyncEnumerator(Token).MoveNextAsync();
        var missing = () => backend.RetrieveAsync("secret/none", null, Token);
        await missing.Should().ThrowAsync<StorageException>();

        SumOf("raso.storage.bytes", "operation", "store").Should().Be(1000);
        SumOf("raso.storage.bytes", "operation", "retrieve").Should().Be(1000);
        SumOf("raso.storage.retries", "operation", "put").Should().Be(2);
        SumOf("raso.storage.read.resumes", "backend", _backend).Should().Be(1);
        SumOf("raso.storage.list.skipped", "backend", _backend).Should().Be(1);
        Durations().Should().Contain(("store", "ok")).And.Contain(("retrieve", "ok")).And.Contain(("list", "ok")).And.Contain(("retrieve", "NotFound"));
        _measured.SelectMany(measure => measure.Tags.Values).Should().NotContain(tag => tag!.Contains("secret"));
        _activities.Select(activity => activity.OperationName).Should().Contain(["raso.storage.store", "raso.storage.retrieve", "raso.storage.list"]);
        _activities.Should().Contain(activity => activity.Status == ActivityStatusCode.Error);
        _activities.SelectMany(activity => activity.TagObjects).Should().NotContain(tag => $"{tag.Value}".Contains("secret"));
    }

    [Fact]
    public async Task Logs_Failure_NamePathsAtDebugOnly()
    {
        using var logs = new FakeLoggerProvider();
        using var factory = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        var driver = BackendUnderTest.Driver(InMemoryProfile.Multipart);
        var backend = BackendUnderTest.Over(driver, name: _backend, loggerFactory: factory);
        driver.Faults.FailNext(InMemoryOperation.UploadPart, times: 20);
        driver.Faults.FailNext(InMemoryOperation.AbortUpload, times: 20);

        var act = () => backend.StoreAsync(SecretPath, FileContent.FromBytes(new byte[300_000]), cancellationToken: Token);
        await act.Should().ThrowAsync<StorageException>();

        var records = logs.Collector.GetSnapshot();
        records.Select(record => record.Id.Id).Should()
            .Contain([StorageEvents.RequestRetried, StorageEvents.UploadNotAborted, StorageEvents.CallFailed]);
        records.Where(record => record.Message.Contains("secret")).Should().OnlyContain(record => record.Level == LogLevel.Debug)
            .And.ContainSingle().Which.Id.Id.Should().Be(StorageEvents.CallFailed);
    }

    [Fact]
    public void Events_OfAllMessages_AreUniqueAndDocumented()
    {
        var known = typeof(StorageEvents).GetFields().Select(field => (int)field.GetRawConstantValue()!).ToArray();
        var used = typeof(StorageLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).OfType<int>().ToArray();

        known.Should().OnlyHaveUniqueItems();
        used.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(known);
    }

    private IEnumerable<(string?, string?)> Durations() =>
        _measured.Where(measure => measure.Instrument == "raso.storage.duration").Select(measure => (measure.Tags["operation"], measure.Tags["outcome"]));

    private double SumOf(string instrument, string tag, string value) =>
        _measured.Where(measure => measure.Instrument == instrument && measure.Tags.GetValueOrDefault(tag) == value).Sum(measure => measure.Value);

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var read = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value?.ToString());
        if (read.GetValueOrDefault("backend") == _backend)
        {
            _measured.Enqueue((instrument.Name, value, read));
        }
    }
}
