using System.Text;
using Raso.Storage.Jobs;

namespace Raso.Storage.Crash.Worker.Jobs;

/// <summary>The log of one worker, which the judge reads: appended to, one write a line, so that a kill cannot tear or lose what was told.</summary>
internal sealed class JobLogFile(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
    private readonly Lock _gate = new();

    public void Add(JobStep step, JobLease lease) => Add(JobRecord.Now(step, lease));

    public void Add(JobRecord record)
    {
        lock (_gate)
        {
            _file.Write(Encoding.UTF8.GetBytes($"{record}\n"));
        }
    }

    public void Dispose() => _file.Dispose();
}
