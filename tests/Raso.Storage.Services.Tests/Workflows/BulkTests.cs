using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Many papers, side by side and once.</summary>
public abstract class BulkTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private readonly ConcurrentQueue<int> _done = [];

    private IBulkProcessing Bulk => Bench.Services.GetRequiredService<IBulkProcessing>();

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task Process_OfManyItems_ProcessesEachOnce(int concurrency)
    {
        var report = await RunAsync(100, new BulkOptions { MaxConcurrency = concurrency });

        report.Should().BeEquivalentTo(new BulkReport(new BulkProgress(100, 0, 0), [], true));
        _done.Should().BeEquivalentTo(Enumerable.Range(0, 100));
        (await Bench.StoredAsync()).Should().BeEmpty("nothing is kept of a run without a name");
    }

    [Fact]
    public async Task Process_OfNothing_ReportsNothing() =>
        (await RunAsync(0, new BulkOptions { Name = "none" })).Should().BeEquivalentTo(new BulkReport(new BulkProgress(0, 0, 0), [], true));

    [Fact]
    public async Task Process_RunsSideBySideWithinItsLimit()
    {
        var side = new SideBySide(4);

        await Bulk.ProcessAsync(Items(10), KeyOf, (_, token) => side.RunAsync(token), new BulkOptions { MaxConcurrency = 4 }, Token);

        side.Most.Should().Be(4);
    }

    [Fact]
    public async Task Process_WithItemsThatFail_TellsWhichAndGoesOn()
    {
        var outcomes = new List<BulkOutcome>();
        var progress = new List<BulkProgress>();

        var report = await RunAsync(10, new BulkOptions { OnOutcome = outcomes.Add, Progress = new Sink(progress.Add) }, index => index % 4 == 1);

        report.Counts.Should().Be(new BulkProgress(7, 3, 0));
        report.IsComplete.Should().BeTrue();
        report.Failures.Select(failure => (failure.Index, failure.Key, failure.Error!.Message)).Should().BeEquivalentTo(
            [(1L, "paper 1", "no 1"), (5L, "paper 5", "no 5"), (9L, "paper 9", "no 9")]);
        outcomes.Should().HaveCount(10);
        outcomes.Count(outcome => outcome.Succeeded).Should().Be(7);
        progress.Select(now => now.Total).Should().Equal(Enumerable.Range(1, 10).Select(total => (long)total));
    }

    [Fact]
    public async Task Process_WithAListenerThatThrows_EndsWithItsErrorAndRecordsWhatWasDone()
    {
        var options = new BulkOptions { Name = "films", MaxConcurrency = 1 };

        var run = () => RunAsync(100, options with { OnOutcome = outcome => _ = outcome.Index == 4 ? throw new InvalidDataException("the listener's own") : 0 });

        await run.Should().ThrowAsync<InvalidDataException>().WithMessage("the listener's own");
        _done.Should().Equal(0, 1, 2, 3, 4);
        (await RunAsync(100, options)).Counts.Should().Be(new BulkProgress(95, 0, 5));
    }

    [Fact]
    public async Task ProcessPapers_AfterAPaperWasDeleted_NeedsToBeginAnew()
    {
        var first = await Bench.Papers.CreateAsync(Samples.Paper("One"), Token);
        await Bench.Papers.CreateAsync(Samples.Paper("Two"), Token);
        var options = new BulkOptions { Name = "all" };
        await Bulk.ProcessPapersAsync((_, _) => Task.CompletedTask, options, Token);
        await Bench.Papers.DeleteAsync(first.Id, Token);

        var again = () => Bulk.ProcessPapersAsync((_, _) => Task.CompletedTask, options, Token);

        (await again.Should().ThrowAsync<CatalogException>().WithMessage("*FromBeginning*")).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        (await Bulk.ProcessPapersAsync((_, _) => Task.CompletedTask, options with { FromBeginning = true }, Token)).Counts.Should().Be(new BulkProgress(1, 0, 0));
    }

    [Fact]
    public async Task Process_WithTooManyFailures_BeginsNoMore()
    {
        var report = await RunAsync(1_000, new BulkOptions { MaxFailures = 5, MaxConcurrency = 2 }, _ => true);

        report.IsComplete.Should().BeFalse();
        report.Counts.Failed.Should().BeInRange(5, 6, "one more may run beside the fifth");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)]
    public async Task Process_WithTooManyFailures_BeginsNoneThatWasReadAhead(int count)
    {
        var ahead = new TaskCompletionSource();
        var begun = 0;

        var report = await Bulk.ProcessAsync(
            ReadAhead(),
            KeyOf,
            async (_, token) =>
            {
                begun++;
                await ahead.Task.WaitAsync(token);
                throw new InvalidDataException("no");
            },
            new BulkOptions { Name = "films", MaxConcurrency = 1, MaxFailures = 1 },
            Token);

        begun.Should().Be(1);
        report.Counts.Should().Be(new BulkProgress(0, 1, 0));
        report.IsComplete.Should().BeFalse("an item was left out, even where it is the last of the source");
        (await RunAsync(count, new BulkOptions { Name = "films" })).Counts.Should().Be(new BulkProgress(count, 0, 0));

        async IAsyncEnumerable<int> ReadAhead()
        {
            await foreach (var item in Items(count))
            {
                if (item == 2)
                {
                    ahead.TrySetResult();
                }

                yield return item;
            }

            ahead.TrySetResult();
        }
    }

    [Fact]
    public async Task Process_Again_LeavesOutWhatWasDoneAndTakesWhatFailed()
    {
        await RunAsync(20, new BulkOptions { Name = "films" }, index => index is 3 or 17);
        _done.Clear();

        var again = await RunAsync(25, new BulkOptions { Name = "films" });

        again.Counts.Should().Be(new BulkProgress(7, 0, 18));
        _done.Should().BeEquivalentTo([3, 17, 20, 21, 22, 23, 24]);
        (await RunAsync(25, new BulkOptions { Name = "films" })).Counts.Should().Be(new BulkProgress(0, 0, 25));
    }

    [Fact]
    public async Task Process_FromTheBeginningOrForgotten_DoesAllAgain()
    {
        await RunAsync(5, new BulkOptions { Name = "films" });

        (await RunAsync(5, new BulkOptions { Name = "films", FromBeginning = true })).Counts.Should().Be(new BulkProgress(5, 0, 0));
        await Bulk.ForgetAsync("films", Token);
        (await RunAsync(5, new BulkOptions { Name = "films" })).Counts.Should().Be(new BulkProgress(5, 0, 0));
    }

    [Fact]
    public async Task Process_Cancelled_EndsWhatRunsAndRecordsWhatWasDone()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var options = new BulkOptions { Name = "films", MaxConcurrency = 3 };

        var run = () => Bulk.ProcessAsync(
            Items(100),
            KeyOf,
            async (item, token) =>
            {
                if (item == 30)
                {
                    await cancel.CancelAsync();
                }

                token.ThrowIfCancellationRequested();
                _done.Enqueue(item);
            },
            options,
            cancel.Token);

        (await run.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancel.Token);
        var first = _done.ToArray();
        _done.Clear();
        var rest = await RunAsync(100, options);
        rest.Counts.Should().Be(new BulkProgress(100 - first.Length, 0, first.Length));
        _done.Concat(first).Should().BeEquivalentTo(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task Process_KilledInTheMiddle_RepeatsNoMoreThanWhatWasNotRecorded()
    {
        var options = new BulkOptions { Name = "films", MaxConcurrency = 1 };
        // The record after the tenth item never comes: as after a kill, what was done since is unknown.
        var run = () => Bulk.ProcessAsync(
            Items(100),
            KeyOf,
            (item, _) =>
            {
                _done.Enqueue(item);
                Bench.Driver.Faults.IsDown = item >= 10;
                return Task.CompletedTask;
            },
            options,
            Token);

        (await run.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Unavailable);
        Bench.Driver.Faults.IsDown = false;
        var first = _done.ToArray();
        _done.Clear();
        var rest = await RunAsync(100, options);

        rest.Counts.Succeeded.Should().Be(_done.Count);
        rest.Counts.Total.Should().Be(100);
        _done.Concat(first).Distinct().Should().BeEquivalentTo(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task Process_OfAnotherSource_IsRefused()
    {
        await RunAsync(20, new BulkOptions { Name = "films" }, index => index == 19);

        await RefusesAsync(Items(20).Skip(1));
        await RefusesAsync(Items(21).Skip(1));
        await RefusesAsync(Items(10));
        (await RunAsync(20, new BulkOptions { Name = "films" })).Counts.Should().Be(new BulkProgress(1, 0, 19));

        async Task RefusesAsync(IAsyncEnumerable<int> items)
        {
            var run = () => Bulk.ProcessAsync(items, KeyOf, (_, _) => Task.CompletedTask, new BulkOptions { Name = "films" }, Token);
            (await run.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        }
    }

    [Fact]
    public async Task Process_TwiceUnderOneNameAtOnce_EndsOneOfThem()
    {
        var options = new BulkOptions { Name = "films", MaxConcurrency = 1 };
        var inner = 0L;

        var outer = () => Bulk.ProcessAsync(
            Items(3),
            KeyOf,
            async (item, token) =>
            {
                if (item == 0)
                {
                    inner = (await Bulk.ProcessAsync(Items(3), KeyOf, (_, _) => Task.CompletedTask, options, token)).Counts.Total;
                }
            },
            options,
            Token);

        (await outer.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PreconditionFailed);
        inner.Should().Be(3);
    }

    [Fact]
    public async Task Process_OfASourceThatBreaks_EndsWhatWasReadAndPassesItsError()
    {
        var run = () => Bulk.ProcessAsync(Broken(), KeyOf, Note, new BulkOptions { Name = "films" }, Token);

        await run.Should().ThrowAsync<FormatException>().WithMessage("line 3");
        _done.Should().BeEquivalentTo([0, 1]);
        (await RunAsync(3, new BulkOptions { Name = "films" })).Counts.Should().Be(new BulkProgress(1, 0, 2));

        static async IAsyncEnumerable<int> Broken()
        {
            await Task.Yield();
            yield return 0;
            yield return 1;
            throw new FormatException("line 3");
        }
    }

    [Fact]
    public async Task Process_WithARecordThatIsNone_SaysSo()
    {
        Bench.Driver.AddForeign("bulk/films.json", "else"u8.ToArray());

        var run = () => RunAsync(3, new BulkOptions { Name = "films" });

        (await run.Should().ThrowAsync<StorageException>().WithMessage("*FromBeginning*")).Which.Code.Should().Be(StorageErrorCode.Corrupted);
        (await RunAsync(3, new BulkOptions { Name = "films", FromBeginning = true })).Counts.Succeeded.Should().Be(3);
    }

    [Fact]
    public async Task Process_WithOptionsAtFault_ListsThem()
    {
        var run = () => RunAsync(3, new BulkOptions { MaxConcurrency = 0, MaxFailures = 0, FromBeginning = true });
        var named = () => RunAsync(3, new BulkOptions { Name = "../films" });

        (await run.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("MaxConcurrency", "MaxFailures", "FromBeginning");
        (await named.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("Name");
    }

    [Fact]
    public async Task Process_WithoutAKey_IsMisuse()
    {
        var run = () => Bulk.ProcessAsync(Items(3), _ => "", Note, null, Token);

        await run.Should().ThrowAsync<InvalidOperationException>().WithMessage("*item 0*");
    }

    [Fact]
    public async Task ProcessPapers_TakesEachPaperOldestFirst()
    {
        var papers = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            papers.Add((await Bench.Papers.CreateAsync(Samples.Paper($"Paper {i}"), Token)).Id);
        }

        var seen = new List<Guid>();
        var options = new BulkOptions { Name = "all", MaxConcurrency = 1 };
        await Bulk.ProcessPapersAsync(TakeAsync, options, Token);
        papers.Add((await Bench.Papers.CreateAsync(Samples.Paper("Late"), Token)).Id);
        var report = await Bulk.ProcessPapersAsync(TakeAsync, options, Token);

        seen.Should().Equal(papers);
        report.Counts.Should().Be(new BulkProgress(1, 0, 5));

        Task TakeAsync(Paper paper, CancellationToken token)
        {
            seen.Add(paper.Id);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Process_OfTenThousand_HoldsNoMoreThanOfAHundred()
    {
        await RunAsync(100, new BulkOptions { Name = "small" });
        await RunAsync(10_000, new BulkOptions { Name = "large" });

        var small = await Bench.Storage.RetrieveTextAsync("bulk/small.json", Token);
        var large = await Bench.Storage.RetrieveTextAsync("bulk/large.json", Token);
        large.Should().Contain("[0,9999]").And.HaveLength(small.Length + 4);
    }

    private static async IAsyncEnumerable<int> Items(int count)
    {
        await Task.Yield();
        for (var i = 0; i < count; i++)
        {
            yield return i;
        }
    }

    private static string KeyOf(int item) => $"paper {item}";

    private Task Note(int item, CancellationToken token)
    {
        _done.Enqueue(item);
        return Task.CompletedTask;
    }

    private Task<BulkReport> RunAsync(int count, BulkOptions options, Func<int, bool>? fails = null) => Bulk.ProcessAsync(
        Items(count),
        KeyOf,
        (item, token) => fails?.Invoke(item) == true ? throw new InvalidDataException($"no {item}") : Note(item, token),
        options,
        Token);

    private sealed class Sink(Action<BulkProgress> told) : IProgress<BulkProgress>
    {
        public void Report(BulkProgress value) => told(value);
    }
}
