using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Tells the caller how far a transfer has come; what the caller's own code throws passes through unchanged.</summary>
internal sealed class ProgressReporter(IProgress<StorageProgress>? progress, long? total)
{
    private readonly Lock _gate = new();
    private long _done = -1;

    /// <summary>Tells of a beginning, or of what is there already.</summary>
    public void Restart(long done = 0) => Set(done, total);

    public void Add(int count)
    {
        if (progress is not null)
        {
            lock (_gate)
            {
                Send(Math.Max(0, _done) + count, total);
            }
        }
    }

    /// <summary>Tells the end, unless it was told already.</summary>
    public void Finish(long length)
    {
        if (_done != length || total is null)
        {
            Set(length, length);
        }
    }

    private void Set(long done, long? ofTotal)
    {
        if (progress is not null)
        {
            lock (_gate)
            {
                if (done != _done || ofTotal != total)
                {
                    Send(done, ofTotal);
                }
            }
        }
    }

    private void Send(long done, long? ofTotal)
    {
        _done = done;
        try
        {
            progress!.Report(new StorageProgress(done, ofTotal));
        }
        catch (Exception error)
        {
            throw new PassThroughException(error);
        }
    }
}
