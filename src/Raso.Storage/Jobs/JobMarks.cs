using Raso.Storage.Catalog;

namespace Raso.Storage.Jobs;

/// <summary>Remembers for one choice of types where the last claim of each priority ended, while looking at everything is dear. It becomes dear when an older transaction stays open: the database keeps in its index what was claimed since, and a look walks past all of it.</summary>
internal sealed class JobMarks(TimeProvider time)
{
    /// <summary>What a look takes that is not dear, for itself and for each job that it claims.</summary>
    private static readonly TimeSpan Cheap = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan CheapForEachJob = TimeSpan.FromMicroseconds(250);

    // A cold start, a loaded processor or a slow disk makes one look dear, and the next one cheap.
    private const int DearLooksInARow = 3;

    // Of the time of claims no more than a tenth goes into looking; but what comes with another priority waits no longer than the longest pause.
    private const int PauseForEachLook = 10;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private JobMark[]? _marks;
    private int _dearLooks;
    private long _looked;
    private TimeSpan _pause;

    /// <summary>Tells whether a look was dear, so that later claims had better go on from where it ended.</summary>
    public static bool IsDear(TimeSpan took, int claimed) => took > Cheap + (CheapForEachJob * claimed);

    /// <summary>Gets the places to go on from, the highest priority first; <see langword="null"/> where everything is to be looked at.</summary>
    public IReadOnlyList<JobMark>? Get()
    {
        lock (_gate)
        {
            return time.GetElapsedTime(_looked) < _pause ? _marks : null;
        }
    }

    /// <summary>Notes a dear look; after some of them in a row later claims go on from where the last one ended.</summary>
    /// <param name="priorities">The priorities that jobs wait with, the highest first.</param>
    /// <param name="claimed">What was claimed, in the order of claims.</param>
    /// <param name="took">What it took.</param>
    public void LookDear(IReadOnlyList<int> priorities, IReadOnlyList<GenerationJob> claimed, TimeSpan took)
    {
        lock (_gate)
        {
            if (++_dearLooks < DearLooksInARow)
            {
                return;
            }

            var all = priorities.Union(claimed.Select(job => job.Priority)).OrderDescending();
            var pause = took * PauseForEachLook;
            (_marks, _looked, _pause) = (Advance(all.Select(JobMark.Before), claimed), time.GetTimestamp(), pause < LongestPause ? pause : LongestPause);
        }
    }

    /// <summary>Notes a claim that went on from marks, or a look that was cheap.</summary>
    /// <param name="claimed">What was claimed, in the order of claims.</param>
    /// <param name="looked">Whether it looked at everything.</param>
    public void GoOn(IReadOnlyList<GenerationJob> claimed, bool looked)
    {
        lock (_gate)
        {
            if (looked)
            {
                (_marks, _dearLooks) = (null, 0);
            }

            _marks = _marks is null ? null : Advance(_marks, claimed);
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
