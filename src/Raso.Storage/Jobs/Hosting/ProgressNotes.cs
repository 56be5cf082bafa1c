namespace Raso.Storage.Jobs.Hosting;

/// <summary>What is known of a job's progress, and what of it is not written yet.</summary>
internal sealed class ProgressNotes(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _began = time.GetTimestamp();
    private JobProgress? _unwritten;
    private decimal? _percentage;
    private bool _handlerEstimates;
    private bool _isMeasured = true;

    /// <summary>Gets a value indicating whether the handler noted something that is not written.</summary>
    public bool HasUnwritten
    {
        get
        {
            lock (_gate)
            {
                return _unwritten is not null;
            }
        }
    }

    /// <summary>Gets a value indicating whether there is something to write: what the handler noted, or a measurement that is due.</summary>
    public bool IsDue
    {
        get
        {
            lock (_gate)
            {
                return _unwritten is not null || !_isMeasured;
            }
        }
    }

    /// <summary>Adds what the handler noted.</summary>
    public void Add(JobProgress progress)
    {
        lock (_gate)
        {
            _percentage = progress.Percentage ?? _percentage;
            _handlerEstimates |= progress.Remaining is not null;
            _unwritten = Join(_unwritten, progress);
        }
    }

    /// <summary>Asks for a measurement, though the handler noted nothing.</summary>
    public void Measure()
    {
        lock (_gate)
        {
            _isMeasured = false;
        }
    }

    /// <summary>Takes what is to be written, with what the host measured and when it expects the end.</summary>
    /// <param name="measured">What the host measured.</param>
    /// <param name="usual">How long jobs of the type take, where that is known.</param>
    /// <returns>What the handler noted, which is put back where it cannot be written; and what to write.</returns>
    public (JobProgress? Noted, JobProgress Write) Take(JobProgress measured, TimeSpan? usual)
    {
        lock (_gate)
        {
            var noted = _unwritten;
            var write = Join(measured, noted ?? new JobProgress());
            (_unwritten, _isMeasured) = (null, true);
            return (noted, _handlerEstimates ? write : write with { Remaining = Remaining(usual) });
        }
    }

    /// <summary>Puts back what could not be written; what was noted meanwhile stays.</summary>
    public void PutBack(JobProgress? noted)
    {
        lock (_gate)
        {
            _unwritten = noted is not null && _unwritten is { } newer ? Join(noted, newer) : _unwritten ?? noted;
            _isMeasured = false;
        }
    }

    private static JobProgress Join(JobProgress? older, JobProgress newer) => older is null ? newer : new JobProgress
    {
        Percentage = newer.Percentage ?? older.Percentage,
        Stage = newer.Stage ?? older.Stage,
        StagesCompleted = newer.StagesCompleted ?? older.StagesCompleted,
        Remaining = newer.Remaining ?? older.Remaining,
        MemoryUsageMb = newer.MemoryUsageMb ?? older.MemoryUsageMb,
        CpuUsagePercent = newer.CpuUsagePercent ?? older.CpuUsagePercent,
        GpuUsagePercent = newer.GpuUsagePercent ?? older.GpuUsagePercent,
    };

    private TimeSpan? Remaining(TimeSpan? usual)
    {
        var elapsed = time.GetElapsedTime(_began);
        if (_percentage is { } percentage and > 0)
        {
            // No job is expected to take longer than the row can say.
            var seconds = elapsed.TotalSeconds * (double)((100 - percentage) / percentage);
            return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(366).TotalSeconds));
        }

        return usual > elapsed ? usual - elapsed : null;
    }
}
