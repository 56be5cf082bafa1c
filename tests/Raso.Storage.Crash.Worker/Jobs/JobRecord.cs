using System.Diagnostics;
using System.Globalization;
using Raso.Storage.Jobs;

namespace Raso.Storage.Crash.Worker.Jobs;

/// <summary>One line of a worker's log: what it did about a lease, and when by a clock that all processes of the machine share.</summary>
/// <param name="At">The moment, as <see cref="Stopwatch.GetTimestamp"/> tells it; of a call that was made it is the one before it.</param>
/// <param name="Step">What it did.</param>
/// <param name="JobId">The job.</param>
/// <param name="Token">The token.</param>
public sealed record JobRecord(long At, JobStep Step, Guid JobId, long Token)
{
    public static JobRecord Now(JobStep step, JobLease lease) => new(Stopwatch.GetTimestamp(), step, lease.JobId, lease.Token);

    public static JobRecord Parse(string line)
    {
        var words = line.Split(' ');
        return new JobRecord(
            long.Parse(words[0], CultureInfo.InvariantCulture), Enum.Parse<JobStep>(words[1]), Guid.Parse(words[2]), long.Parse(words[3], CultureInfo.InvariantCulture));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At} {Step} {JobId} {Token}");
}
