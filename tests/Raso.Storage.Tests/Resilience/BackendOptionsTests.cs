using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.InMemory;

namespace Raso.Storage.Tests.Resilience;

public sealed class BackendOptionsTests
{
    public static TheoryData<string> Fields() => new(Breaks.Keys);

    private static Dictionary<string, Action<BackendOptions>> Breaks => new()
    {
        ["PartSize"] = o => o.PartSize = 1000,
        ["PartConcurrency"] = o => o.PartConcurrency = 0,
        ["Resilience.MaxRetries"] = o => o.Resilience.MaxRetries = 21,
        ["Resilience.BaseDelay"] = o => o.Resilience.BaseDelay = TimeSpan.FromSeconds(-1),
        ["Resilience.MaxDelay"] = o => o.Resilience.MaxDelay = TimeSpan.Zero,
        ["Resilience.AttemptTimeout"] = o => o.Resilience.AttemptTimeout = TimeSpan.Zero,
        ["Resilience.StallTimeout"] = o => o.Resilience.StallTimeout = TimeSpan.Zero,
        ["Resilience.FailureRatio"] = o => o.Resilience.FailureRatio = double.NaN,
        ["Resilience.MinimumThroughput"] = o => o.Resilience.MinimumThroughput = 1,
        ["Resilience.SamplingDuration"] = o => o.Resilience.SamplingDuration = TimeSpan.Zero,
        ["Resilience.BreakDuration"] = o => o.Resilience.BreakDuration = TimeSpan.Zero,
        ["Resilience.MaxConcurrentRequests"] = o => o.Resilience.MaxConcurrentRequests = 0,
    };

    [Fact]
    public void Validate_Defaults_AreValid() => new BackendOptions().Validate().Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Fields))]
    public void Validate_BrokenProperty_NamesItAndTheMend(string field)
    {
        var options = new BackendOptions();
        Breaks[field](options);

        var failure = options.Validate().Should().ContainSingle().Which;
        failure.Field.Should().Be(field);
        failure.Message.Should().Contain("choose");
        var act = () => new CloudStorageBackend("b", new InMemoryStorageDriver(), options, TimeProvider.System, NullLoggerFactory.Instance);
        act.Should().Throw<ArgumentException>().WithMessage($"*'b'*{field}*");
    }

    [Theory]
    [InlineData(0, 60)]
    [InlineData(20, 86400)]
    public async Task Backend_ExtremeValidOptions_Works(int retries, int seconds)
    {
        var options = new BackendOptions { PartConcurrency = 64, PartSize = int.MaxValue };
        options.Resilience.MaxRetries = retries;
        options.Resilience.BaseDelay = TimeSpan.Zero;
        options.Resilience.MaxDelay = TimeSpan.FromSeconds(seconds);
        options.Resilience.SamplingDuration = TimeSpan.FromSeconds(seconds);
        options.Resilience.BreakDuration = TimeSpan.FromSeconds(seconds);
        options.Resilience.MinimumThroughput = 2;
        options.Resilience.MaxConcurrentRequests = 1;
        var backend = new CloudStorageBackend(
            "b", new InMemoryStorageDriver(new() { Profile = InMemoryProfile.Multipart }), options, TimeProvider.System, NullLoggerFactory.Instance);

        await backend.StoreAsync("a", FileContent.FromText("x"), cancellationToken: TestContext.Current.CancellationToken);

        (await backend.RetrieveTextAsync("a", TestContext.Current.CancellationToken)).Should().Be("x");
    }
}
