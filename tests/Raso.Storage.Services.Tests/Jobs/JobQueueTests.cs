using System.Diagnostics;
using System.Text.Json;
using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs;

/// <summary>Jobs are put into the queue, looked at, cancelled, rescheduled and purged.</summary>
public abstract class JobQueueTests(Catalogue catalogue) : JobQueueSuite(catalogue)
{
    [Fact]
    public async Task Enqueue_Again_GivesTheSameJobOrSaysWhatDiffers()
    {
        var paper = await AddPaperAsync();
        var byId = Job(paper) with { Id = Guid.CreateVersion7() };
        var byKey = Job(paper) with { IdempotencyKey = "paper-1/video" };
        var first = await Jobs.EnqueueAsync(byId, Token);
        var second = await Jobs.EnqueueAsync(byKey, Token);

        (await Jobs.EnqueueAsync(byId, Token)).Id.Should().Be(first.Id);
        (await Jobs.EnqueueAsync(byKey with { Priority = 9 }, Token)).Id.Should().Be(second.Id);
        foreach (var other in (NewGenerationJob[])
            [
                byId with { Type = JobType.AudioOnly }, byId with { MaxAttempts = 1 }, byKey with { GenerationParameters = JsonElement.Parse("{}") },
                byKey with { Id = Guid.CreateVersion7() }, byId with { IdempotencyKey = "other" },
            ])
        {
            var enqueue = () => Jobs.EnqueueAsync(other, Token);
            (await enqueue.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
        }

        (await Jobs.CountAsync(cancellationToken: Token)).Pending.Should().Be(2);
    }

    [Fact]
    public async Task Enqueue_Thousands_AllOrNone()
    {
        var paper = await AddPaperAsync();
        NewGenerationJob[] jobs = [.. Enumerable.Range(0, 2500).Select(i => Job(paper) with { IdempotencyKey = $"scene {i}", Priority = i % 7 })];
        await Jobs.EnqueueAsync(jobs[1200], Token);

        var rows = await Jobs.EnqueueManyAsync(jobs, Token);
        var missing = Guid.CreateVersion7();
        var broken = () => Jobs.EnqueueManyAsync([Job(paper), Job(paper) with { PaperId = missing }], Token);
        var alone = () => Jobs.EnqueueAsync(Job(paper) with { PaperId = missing }, Token);

        rows.Select(row => row.IdempotencyKey).Should().Equal(jobs.Select(job => job.IdempotencyKey));
        foreach (var call in (Func<Task>[])[broken, alone])
        {
            (await call.Should().ThrowAsync<CatalogException>().WithMessage($"*{missing}*")).Which.Code.Should().Be(CatalogErrorCode.NotFound);
        }

        (await Jobs.CountAsync(paper.Id, Token)).Pending.Should().Be(2500);
        (await Jobs.EnqueueManyAsync([], Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task Enqueue_ByTwoHostsWithOneKey_MakesOneJob()
    {
        await using var other = new Bench(Catalogue);
        var paper = await AddPaperAsync();
        for (var round = 0; round < 30; round++)
        {
            var job = Job(paper) with { IdempotencyKey = $"round {round}" };

            var rows = await Task.WhenAll(Task.Run(() => Jobs.EnqueueAsync(job, Token)), Task.Run(() => other.Jobs.EnqueueAsync(job, Token)));

            rows[0].Id.Should().Be(rows[1].Id);
        }
    }

    [Fact]
    public async Task Enqueue_WithinATransaction_ComesAndGoesWithIt()
    {
        var broken = () => Bench.Work.RunAsync<bool>(
            async (scope, token) =>
            {
                var paper = await scope.Papers.CreateAsync(Samples.Paper(), token);
                await scope.Jobs.EnqueueAsync(Job(paper), token);
                throw new InvalidDataException("the app's own");
            },
            Token);
        await broken.Should().ThrowAsync<InvalidDataException>();
        (await Jobs.CountAsync(cancellationToken: Token)).Pending.Should().Be(0);

        var job = await Bench.Work.RunAsync(
            async (scope, token) =>
            {
                var paper = await scope.Papers.CreateAsync(Samples.Paper(), token);
                var made = await scope.Jobs.EnqueueAsync(Job(paper), token);
                return await scope.Jobs.RescheduleAsync(made.Id, new JobSchedule { Priority = 5 }, token);
            },
            Token);

        (await Jobs.ClaimAsync(ByMe, Token)).Single().Job.Should().Match<GenerationJob>(row => row.Id == job.Id && row.Priority == 5);
    }

    [Fact]
    public async Task Enqueue_WithinATrace_KeepsIt()
    {
        using var activity = new Activity("enqueuer").SetIdFormat(ActivityIdFormat.W3C).Start();

        var job = await Jobs.EnqueueAsync(Job(await AddPaperAsync()), Token);

        job.TraceParent.Should().Contain(activity.TraceId.ToHexString());
    }

    [Fact]
    public async Task List_ByPages_GivesEachOnce()
    {
        var paper = await AddPaperAsync();
        var rows = await Jobs.EnqueueManyAsync([.. Enumerable.Repeat(Job(paper), 7)], Token);
        var listed = new List<Guid>();
        string? next = null;
        do
        {
            var page = await Jobs.ListAsync(new JobListOptions { PaperId = paper.Id, PageSize = 3, After = next, Latest = true }, Token);
            listed.AddRange(page.Items.Select(job => job.Id));
            next = page.Next;
        }
        while (next is not null);

        listed.Should().BeEquivalentTo(rows.Select(row => row.Id)).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task List_AfterAPageOfAnotherList_IsRefused()
    {
        var paper = await AddPaperAsync();
        await Jobs.EnqueueManyAsync([Job(paper), Job(paper)], Token);
        var newest = await Jobs.ListAsync(new JobListOptions { PageSize = 1 }, Token);

        foreach (var other in (JobListOptions[])[new() { After = newest.Next, OldestFirst = true }, new() { After = newest.Next, PaperId = paper.Id }])
        {
            var list = () => Jobs.ListAsync(other, Token);
            (await list.Should().ThrowAsync<ValidationException>()).Which.Failures.Should().ContainSingle().Which.Field.Should().Be("After");
        }
    }

    [Fact]
    public async Task Cancel_AnyJob_EndsItOrSaysWhyNot()
    {
        var running = await RunAsync();
        var waiting = await Jobs.EnqueueAsync(Job(await AddPaperAsync()), Token);

        (await Jobs.CancelAsync(waiting.Id, cancellationToken: Token)).Status.Should().Be(JobStatus.Cancelled);
        (await Jobs.CancelAsync(waiting.Id, "again", Token)).CancelReason.Should().BeNull();
        (await Jobs.CancelAsync(running.JobId, "too long", Token)).IsCancelRequested.Should().BeTrue();
        (await Jobs.CancelAsync(running.JobId, cancellationToken: Token)).CancelReason.Should().Be("too long");
        (await Jobs.RenewAsync(running, TimeSpan.FromMinutes(1), Token)).Should().Match<JobRenewal>(renewal => renewal.IsCancelRequested && renewal.CancelReason == "too long");
        await Jobs.CompleteAsync(running, new JobResult(), Token);

        var late = () => Jobs.CancelAsync(running.JobId, cancellationToken: Token);
        (await late.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        var missing = () => Jobs.CancelAsync(Guid.CreateVersion7(), cancellationToken: Token);
        (await missing.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task Reschedule_AnyJob_WaitsOrSaysWhyNot()
    {
        var lease = await RunAsync(maxAttempts: 1);
        var running = () => Jobs.RescheduleAsync(lease.JobId, new JobSchedule(), Token);
        (await running.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        await Jobs.FailAsync(lease, Failure, Token);

        (await Jobs.RescheduleAsync(lease.JobId, new JobSchedule { Delay = TimeSpan.FromDays(366) }, Token)).Status.Should().Be(JobStatus.Pending);

        (await Jobs.CountAsync(cancellationToken: Token)).Delayed.Should().Be(1);
        var missing = () => Jobs.RescheduleAsync(Guid.CreateVersion7(), new JobSchedule(), Token);
        (await missing.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task Purge_InBatches_DeletesAllThatEnded()
    {
        var paper = await AddPaperAsync();
        foreach (var job in await Jobs.EnqueueManyAsync([.. Enumerable.Repeat(Job(paper), 5)], Token))
        {
            await Jobs.CancelAsync(job.Id, cancellationToken: Token);
        }

        await Jobs.EnqueueAsync(Job(paper), Token);

        (await Jobs.PurgeAsync(new JobPurge { OlderThan = TimeSpan.Zero, BatchSize = 2 }, Token)).Should().Be(5);
        (await Jobs.CountAsync(cancellationToken: Token)).Should().Match<JobCounts>(counts => counts.Pending == 1 && counts.Cancelled == 0);
    }
}
