using System.Diagnostics;
using Raso.Storage.Crash.Worker.Jobs;
using Raso.Storage.Jobs;

namespace Raso.Storage.Crash.Tests.Jobs;

/// <summary>Holds the jobs as they are in the end against what the workers noted: none is lost, none was completed under a lost lease, and none was begun while another's lease was renewed.</summary>
internal static class JobJudge
{
    private const int PageSize = 1000;

    // SQLite's times are milliseconds, cut off; and the machine's clock may be slewed.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(5);

    public static async Task<JobVerdict> JudgeAsync(IGenerationJobQueue queue, IReadOnlyList<JobRecord> records, JobCampaignPlan plan)
    {
        var jobs = await ListAsync(queue);
        jobs.Should().HaveCount(plan.Jobs, "no job is lost");
        jobs.Should().OnlyContain(job => job.Status == JobStatus.Completed, "every job is done in the end");
        var byJob = records.ToLookup(record => record.JobId);
        foreach (var job in jobs)
        {
            Judge(job, [.. byJob[job.Id]], plan.Lease);
        }

        return new JobVerdict(
            jobs.Count,
            records.Count(record => record.Step == JobStep.Claimed),
            records.Count(record => record.Step == JobStep.Renewed),
            records.Count(record => record.Step == JobStep.Refused),
            jobs.Max(job => job.LeaseToken));
    }

    private static void Judge(GenerationJob job, JobRecord[] records, TimeSpan lease)
    {
        var made = job.OutputAssets!.Value.GetProperty("token").GetInt64();
        made.Should().Be(job.LeaseToken, "only the last holder of the lease of {0} can complete it", job.Id);
        records.Should().Contain(record => record.Step == JobStep.Returned && record.Token == job.LeaseToken, "{0} was run to its end", job.Id);
        records.Should().NotContain(record => record.Step == JobStep.Accepted && record.Token != job.LeaseToken, "{0} was completed under the last lease alone", job.Id);
        records.Where(record => record.Step == JobStep.Started).Select(record => record.Token).Should().OnlyHaveUniqueItems("each lease of {0} is one worker's", job.Id);
        records.Should().OnlyContain(record => record.Token >= 1 && record.Token <= job.LeaseToken, "tokens of {0} count its claims", job.Id);
        JudgeLeases(job.Id, records, lease);
    }

    /// <summary>A lease that was renewed holds at least as long from before the renewal was asked for: nobody else may have claimed the job before, unless its holder gave it back.</summary>
    private static void JudgeLeases(Guid id, JobRecord[] records, TimeSpan lease)
    {
        foreach (var holder in records.GroupBy(record => record.Token))
        {
            var next = records.Where(record => record.Step == JobStep.Claimed && record.Token > holder.Key).MinBy(record => record.At);
            var held = holder.Where(record => record.Step == JobStep.Renewed).MaxBy(record => record.At);
            if (next is null || held is null || holder.Any(record => record.Step == JobStep.Leaving))
            {
                continue;
            }

            Stopwatch.GetElapsedTime(held.At, next.At).Should().BeGreaterThan(
                lease - Tolerance, "nobody begins {0} while its lease {1} is renewed; lease {2} came too soon", id, holder.Key, next.Token);
        }
    }

    private static async Task<List<GenerationJob>> ListAsync(IGenerationJobQueue queue)
    {
        var jobs = new List<GenerationJob>();
        var options = new JobListOptions { PageSize = PageSize, Latest = true };
        while (true)
        {
            var page = await queue.ListAsync(options);
            jobs.AddRange(page.Items);
            if (page.Next is null)
            {
                return jobs;
            }

            options = options with { After = page.Next };
        }
    }
}
