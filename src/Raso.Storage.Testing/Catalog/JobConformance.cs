using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Jobs;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The rows of generation jobs as those see them who are no workers: made, read, listed, counted, cancelled, rescheduled, deleted.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class JobConformance<THarness> : JobSuite<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A row is given back as it was made.</summary>
    /// <param name="type">The type.</param>
    [Theory]
    [InlineData(JobType.FullVideo)]
    [InlineData(JobType.AudioOnly)]
    [InlineData(JobType.VisualOnly)]
    [InlineData(JobType.Enhancement)]
    public async Task Insert_EveryField_IsGivenBack(JobType type)
    {
        var paper = await AddPaperAsync();
        var input = Plain(paper.Id) with
        {
            Type = type,
            AiModelsConfig = JsonElement.Parse("""[{"name": "größer"}]"""),
            QualityPreset = QualityPreset.High,
            Priority = -7,
            MaxAttempts = 9,
            IdempotencyKey = MakeName("key"),
        };
        var id = Guid.CreateVersion7();

        var row = Assert.Single(await WriteAsync(session => session.Jobs.InsertAsync([new NewJobRow(id, input, "00-trace", "vendor=1")], Token)));

        Fields.Same(input, row, nameof(input.Delay));
        Fields.Same(input, await GetAsync(id), nameof(input.Delay));
        Assert.Equal((id, "00-trace", "vendor=1"), (row.Id, row.TraceParent, row.TraceState));
    }

    /// <summary>A new job waits, without an attempt or a lease.</summary>
    [Fact]
    public async Task Insert_Plain_Waits()
    {
        var row = (await AddAllAsync(job => job))[0];

        Assert.Equal((JobStatus.Pending, 0, 0L, 0m), (row.Status, row.Attempts, row.LeaseToken, row.ProgressPercentage));
        Assert.Empty(row.ErrorMessages);
        Assert.Empty(row.StagesCompleted);
        Assert.Null(row.LeaseHolder ?? row.CurrentStage ?? row.TraceParent);
        Assert.Null(row.LeaseUntil ?? row.StartedAt ?? row.CompletedAt ?? row.CancelRequestedAt);
        Assert.InRange(row.AvailableAt, row.CreatedAt.AddMinutes(-1), row.CreatedAt.AddMinutes(1));
    }

    /// <summary>What is there by its id or its key is left out, raises nothing, and can be found.</summary>
    [Fact]
    public async Task Insert_KnownIdOrKey_IsLeftOut()
    {
        var key = MakeName("key");
        var rows = await AddAllAsync(job => job, job => job with { IdempotencyKey = key });
        var plain = Plain(rows[0].PaperId);
        var added = Guid.CreateVersion7();

        var inserted = await WriteAsync(session => session.Jobs.InsertAsync(
            [new(rows[0].Id, plain, null), new(Guid.CreateVersion7(), plain with { IdempotencyKey = key }, null), new(added, plain, null)], Token));
        var found = await ReadAsync(session => session.Jobs.FindAsync([rows[0].Id, rows[1].Id, Guid.CreateVersion7()], [key, "none"], Token));

        Assert.Equal(added, Assert.Single(inserted).Id);
        Assert.Equal(rows.Select(row => row.Id).Order(), found.Select(row => row.Id).Order());
    }

    /// <summary>A job is for a paper, and goes with it.</summary>
    [Fact]
    public async Task Insert_WithoutItsPaper_NotFound()
    {
        var row = (await AddAllAsync(job => job))[0];

        await ThrowsAsync(CatalogErrorCode.NotFound, () => AddAsync(Plain(Guid.CreateVersion7())));
        await WriteAsync(session => session.Papers.DeleteAsync(row.PaperId, Token));

        Assert.Null(await ReadAsync(session => session.Jobs.GetAsync(row.Id, Token)));
    }

    /// <summary>Pages hold each row once, in either order, of one paper or of all.</summary>
    /// <param name="oldestFirst">The order.</param>
    /// <param name="ofPaper">Whether one paper is asked for.</param>
    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task List_ByPages_GivesEachOnce(bool oldestFirst, bool ofPaper)
    {
        var rows = await AddAllAsync([.. Enumerable.Repeat((NewGenerationJob job) => job, 7)]);
        var others = await AddAllAsync(job => job);
        var criteria = new JobCriteria { PaperId = ofPaper ? rows[0].PaperId : null, Statuses = EveryStatus, Types = EveryType, OldestFirst = oldestFirst };
        var listed = new List<GenerationJob>();
        IReadOnlyList<GenerationJob> page;
        do
        {
            var from = criteria with { After = listed.Count == 0 ? null : new JobKey(listed[^1].CreatedAt, listed[^1].Id) };
            page = await ReadAsync(session => session.Jobs.ListAsync(from, 3, Token));
            listed.AddRange(page);
        }
        while (page.Count == 3);

        var expected = (ofPaper ? rows : [.. rows, .. others]).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Select(row => row.Id);
        Assert.Equal(oldestFirst ? expected : expected.Reverse(), listed.Select(row => row.Id));
    }

    /// <summary>Rows are listed by their states and their types, and counted.</summary>
    [Fact]
    public async Task ListAndCount_ByStatesAndTypes_GiveThose()
    {
        var rows = await AddAllAsync(
            job => job with { Type = JobType.AudioOnly, Priority = 9 }, job => job with { Priority = 8 }, job => job, job => job with { Delay = TimeSpan.FromHours(1) });
        await ClaimAsync(2);
        await WriteAsync(session => session.Jobs.CancelAsync(rows[2].Id, null, Token));

        Assert.Equal([rows[0].Id], await ListAsync([JobStatus.Running], [JobType.AudioOnly]));
        Assert.Equal([rows[2].Id], await ListAsync([JobStatus.Cancelled], EveryType));
        Assert.Equal(4, (await ListAsync(EveryStatus, EveryType)).Count());
        foreach (var paper in (Guid?[])[null, rows[0].PaperId])
        {
            var counts = await ReadAsync(session => session.Jobs.CountAsync(paper, Token));
            Assert.Equal((1, 1, 2, 0, 0, 1), (counts.Pending, counts.Delayed, counts.Running, counts.Completed, counts.Failed, counts.Cancelled));
            Assert.Null(counts.OldestWaiting);
        }

        await AddAsync(Plain(rows[0].PaperId));
        var waiting = await ReadAsync(session => session.Jobs.CountAsync(null, Token));
        Assert.InRange(waiting.OldestWaiting!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        Assert.Equal(0, (await ReadAsync(session => session.Jobs.CountAsync(Guid.CreateVersion7(), Token))).Pending);

        async Task<IEnumerable<Guid>> ListAsync(JobStatus[] statuses, JobType[] types) =>
            (await ReadAsync(session => session.Jobs.ListAsync(new JobCriteria { Statuses = statuses, Types = types }, 10, Token))).Select(row => row.Id);
    }

    /// <summary>A waiting job is cancelled at once; a running one is told; what has ended stays.</summary>
    [Fact]
    public async Task Cancel_WaitingRunningEnded_EndsTellsLeaves()
    {
        var rows = await AddAllAsync(job => job with { Priority = 1 }, job => job);
        var lease = LeaseOf(Assert.Single(await ClaimAsync(1)));

        var running = await CancelAsync(rows[0].Id, "too dear");
        var waiting = await CancelAsync(rows[1].Id, null);

        Assert.Equal((JobStatus.Running, true, "too dear"), (running!.Status, running.IsCancelRequested, running.CancelReason));
        Assert.Equal((JobStatus.Cancelled, true), (waiting!.Status, waiting.CompletedAt is not null));
        Assert.Null(await CancelAsync(rows[0].Id, "again"));
        Assert.Null(await CancelAsync(rows[1].Id, "again"));
        Assert.Null(await CancelAsync(Guid.CreateVersion7(), null));
        await WriteAsync(session => session.Jobs.CompleteAsync([new(lease)], Token));
        Assert.Null(await CancelAsync(rows[0].Id, null));

        Task<GenerationJob?> CancelAsync(Guid id, string? reason) => WriteAsync(session => session.Jobs.CancelAsync(id, reason, Token));
    }

    /// <summary>What waits gets another time and priority; what failed or was cancelled waits again with all its attempts and keeps its errors.</summary>
    [Fact]
    public async Task Reschedule_ByState_WaitsAgainOrNot()
    {
        var lease = await AddRunningAsync(maxAttempts: 1);
        Assert.Null(await RescheduleAsync(lease.JobId, new JobSchedule()));
        await WriteAsync(session => session.Jobs.FailAsync(lease, Failure("one"), 1, Token));

        var again = await RescheduleAsync(lease.JobId, new JobSchedule());
        Assert.Equal((JobStatus.Pending, 0, 1L), (again!.Status, again.Attempts, again.LeaseToken));
        Assert.Null(again.CompletedAt);
        Assert.Equal(["one"], again.ErrorMessages);

        var later = await RescheduleAsync(lease.JobId, new JobSchedule { Delay = TimeSpan.FromHours(2), Priority = 5 });
        Assert.Equal(5, later!.Priority);
        Assert.InRange(later.AvailableAt - later.UpdatedAt, TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(121));
        Assert.Empty(await ClaimAsync(1));
        var sooner = await RescheduleAsync(lease.JobId, new JobSchedule { Priority = 6 });
        Assert.Equal((6, later.AvailableAt), (sooner!.Priority, sooner.AvailableAt));
        await RescheduleAsync(lease.JobId, new JobSchedule { Priority = 5 });

        await WriteAsync(session => session.Jobs.CancelAsync(lease.JobId, "later", Token));
        var anew = await RescheduleAsync(lease.JobId, new JobSchedule());
        Assert.Equal((JobStatus.Pending, 5), (anew!.Status, anew.Priority));
        Assert.Null(anew.CancelReason);
        var second = LeaseOf(Assert.Single(await ClaimAsync(1)));
        Assert.Equal(2, second.Token);
        await WriteAsync(session => session.Jobs.CompleteAsync([new(second)], Token));
        Assert.Null(await RescheduleAsync(lease.JobId, new JobSchedule()));

        Task<GenerationJob?> RescheduleAsync(Guid id, JobSchedule schedule) => WriteAsync(session => session.Jobs.RescheduleAsync(id, schedule, Token));
    }

    /// <summary>Ended jobs of the states and the age that are asked for are deleted, no more than asked for.</summary>
    [Fact]
    public async Task Purge_ByStateAndAge_DeletesThose()
    {
        var rows = await AddAllAsync([.. Enumerable.Repeat((NewGenerationJob job) => job, 4)]);
        var leases = (await ClaimAsync(2)).Select(LeaseOf).ToArray();
        await WriteAsync(session => session.Jobs.CompleteAsync([new(leases[0])], Token));
        await WriteAsync(session => session.Jobs.CancelAsync(rows[2].Id, null, Token));
        await WriteAsync(session => session.Jobs.CancelAsync(rows[3].Id, null, Token));

        Assert.Equal(0, await PurgeAsync(TimeSpan.FromHours(1), 10, JobStatus.Completed, JobStatus.Cancelled));
        Assert.Equal(0, await PurgeAsync(TimeSpan.Zero, 10, JobStatus.Failed));
        Assert.Equal(1, await PurgeAsync(TimeSpan.Zero, 1, JobStatus.Cancelled));
        Assert.Equal(2, await PurgeAsync(TimeSpan.Zero, 10, JobStatus.Completed, JobStatus.Cancelled));
        Assert.Equal(leases[1].JobId, Assert.Single(await ReadAsync(session => session.Jobs.FindAsync([.. rows.Select(row => row.Id)], [], Token))).Id);

        Task<int> PurgeAsync(TimeSpan age, int limit, params JobStatus[] statuses) => WriteAsync(session => session.Jobs.PurgeAsync(statuses, age, limit, Token));
    }
}
