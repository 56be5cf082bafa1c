using System.Collections.Concurrent;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>How long completed jobs of each type took in this host, the latest ones more than those long ago.</summary>
internal sealed class RunTimes
{
    private const double WeightOfLatest = 0.2;

    private readonly ConcurrentDictionary<JobType, TimeSpan> _average = new();

    public TimeSpan? Of(JobType type) => _average.TryGetValue(type, out var average) ? average : null;

    public void Add(JobType type, TimeSpan took) =>
        _average.AddOrUpdate(type, took, (_, average) => (average * (1 - WeightOfLatest)) + (took * WeightOfLatest));
}
