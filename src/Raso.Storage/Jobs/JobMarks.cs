using Raso.Storage.Catalog;

namespace Raso.Storage.Jobs;

/// <summary>Remembers for one choice of types where the last claim of each priority ended. Claims that go on from there do not walk past what was claimed before, which the database keeps in its index while any older transaction is open.</summary>
internal sealed class JobMarks(TimeProvider time)
{
    // What a full look costs grows with those dead entries; claims spend no more than this share of their time on looking.
    private const int PauseForEachLook = 10;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private JobMark[] _marks = [];
    private long _looked;
    private TimeSpan _pause;

    /// <summary>Gets the places to go on from, the highest priority first; none where everything is to be looked at.</summary>
    public IReadOnlyList<JobMark> Get()
    {
        lock (_gate)
        {
            return time.GetElapsedTime(_looked) < _pause ? _marks : [];
        }
    }

    /// <summary>Notes a full look.</summary>
    /// <param name="priorities">The priorities that were looked at.</param>
    /// <param name="claimed">What was claimed, in the order of claims.</param>
    /// <param name="began">When the look began, as a timestamp.</param>
    public void Look(IReadOnlyList<int> priorities, IReadOnlyList<GenerationJob> claimed, long began)
    {
        var cost = time.GetElapsedTime(began) * PauseForEachLook;
        lock (_gate)
        {
            _marks = Advance(priorities.Select(JobMark.Before), claimed);
            _looked = time.GetTimestamp();
            _pause = cost > ShortestPause ? cost : ShortestPause;
        }
    }

    /// <summary>Notes a claim that went on from marks.</summary>
    public void GoOn(IReadOnlyList<GenerationJob> claimed)
    {
        lock (_gate)
        {
            _marks = Advance(_marks, claimed);
        }
    }

    private static JobMark[] Advance(IEnumerable<JobMark> marks, IReadOnlyList<GenerationJob> claimed)
    {
        var last = new Dictionary<int, JobMark>();
        foreach (var job in claimed)
        {
            last[job.Priority] = new JobMark(job.Priority, job.AvailableAt, job.Id);
        }

        return [.. marks.Select(mark => last.GetValueOrDefault(mark.Priority, mark))];
    }
}
