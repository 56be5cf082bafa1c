using System.Globalization;
using Raso.Storage.Jobs;
using Spectre.Console;

namespace Worker;

/// <summary>Writes a line for each job that has ended, where the output is no terminal.</summary>
internal sealed class EndedLines(IGenerationJobQueue queue)
{
    private readonly HashSet<Guid> _told = [];

    /// <summary>Leaves out the jobs that had ended before.</summary>
    public async Task PassOverAsync(CancellationToken cancellationToken) => _told.UnionWith((await ListAsync(cancellationToken)).Select(job => job.Id));

    public async Task WriteAsync(JobCounts counts, CancellationToken cancellationToken)
    {
        var all = counts.Pending + counts.Running + counts.Completed + counts.Failed + counts.Cancelled;
        foreach (var job in (await ListAsync(cancellationToken)).Where(job => !_told.Contains(job.Id)).OrderBy(job => job.CompletedAt))
        {
            _told.Add(job.Id);
            var end = job.Status == JobStatus.Completed ? $"{FilmEffort.Read(job)}" : $"{job.Status}{(job.ErrorMessages is [.., var error] ? $": {error}" : "")}";
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"film {_told.Count} of {all}: {FilmScript.Read(job).Title}: {end}");
        }
    }

    private async Task<List<GenerationJob>> ListAsync(CancellationToken cancellationToken)
    {
        var jobs = new List<GenerationJob>();
        var options = new JobListOptions { Statuses = [JobStatus.Completed, JobStatus.Failed, JobStatus.Cancelled], PageSize = 1_000, Latest = true };
        while (true)
        {
            var page = await queue.ListAsync(options, cancellationToken);
            jobs.AddRange(page.Items);
            if (page.Next is null)
            {
                return jobs;
            }

            options = options with { After = page.Next };
        }
    }
}
