using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.InMemory;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>What interrupted writers left is undone.</summary>
public abstract class SweepTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task Sweep_WithinTheLease_LeavesTheWriterAlone()
    {
        var path = await Bench.InterruptAsync();

        var report = await Bench.Sweeper.SweepAsync(Token);

        report.Should().BeEquivalentTo(new SweepReport(0, 0, []));
        (await Bench.LedgerAsync(path)).State.Should().Be(FileState.Writing);
        (await Bench.StoredAsync()).Should().Equal(path.Value);
    }

    [Fact]
    public async Task Sweep_PastTheLease_AbandonsAndDeletes()
    {
        var path = await Bench.InterruptAsync();
        await Catalogue.ExpireLeasesAsync();

        var report = await Bench.Sweeper.SweepAsync(Token);

        report.Should().BeEquivalentTo(new SweepReport(1, 1, []));
        var file = await Bench.LedgerAsync(path);
        file.State.Should().Be(FileState.Abandoned);
        file.Replicas.Should().ContainSingle().Which.State.Should().Be(ReplicaState.Deleted);
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Sweep_OfWhatRowsPointTo_TouchesNothing()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        var report = await Bench.Sweeper.SweepAsync(Token);

        report.Should().BeEquivalentTo(new SweepReport(0, 0, []));
        (await Bench.StoredAsync()).Should().Equal(attached.PdfPath!.Value);
    }

    [Fact]
    public async Task Sweep_WhenADeletionFails_ReportsItAndTriesAgainAfterThePause()
    {
        var path = await Bench.InterruptAsync();
        await Catalogue.ExpireLeasesAsync();
        Bench.Driver.Faults.FailNext(InMemoryOperation.Delete, code: StorageErrorCode.PermissionDenied, isTransient: false);

        var first = await Bench.Sweeper.SweepAsync(Token);
        var within = await Bench.Sweeper.SweepAsync(Token);
        await Catalogue.EndPausesAsync();
        var after = await Bench.Sweeper.SweepAsync(Token);

        var failure = first.Failures.Should().ContainSingle().Subject;
        (failure.Path, failure.Backend).Should().Be((path.Value, Bench.Backend));
        failure.Reason.Should().NotBeEmpty();
        (first.Abandoned, first.Deleted).Should().Be((1, 0));
        within.Should().BeEquivalentTo(new SweepReport(0, 0, []));
        after.Should().BeEquivalentTo(new SweepReport(0, 1, []));
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Sweep_OfABackendThatIsNotConfigured_FailsAndStaysSo()
    {
        await Bench.InterruptAsync(backend: "gone");
        await Catalogue.ExpireLeasesAsync();

        var first = await Bench.Sweeper.SweepAsync(Token);
        await Catalogue.EndPausesAsync();
        var second = await Bench.Sweeper.SweepAsync(Token);

        first.Failures.Should().ContainSingle().Which.Reason.Should().Contain("'gone'");
        second.Failures.Should().ContainSingle().Which.Backend.Should().Be("gone");
        (await Catalogue.RunAsync("SELECT attempts FROM file_replicas")).Should().BeOneOf(2, 2L);
    }

    [Theory]
    [InlineData("a//b")]
    [InlineData("../../x")]
    [InlineData(".raso/root.json")]
    public async Task Sweep_OfARowWhosePathIsNone_ReportsItAndSweepsTheOthers(string text)
    {
        await Catalogue.AllowAnyPathAsync();
        try
        {
            const string Id = "11111111-1111-4111-8111-111111111111";
            await Catalogue.RunAsync($"INSERT INTO files (id, path, token, lease_until) VALUES ('{Id}', '{text}', '{Id}', {Catalogue.FromNow(60)})");
            await Catalogue.RunAsync($"INSERT INTO file_replicas (file_id, backend) VALUES ('{Id}', '{Bench.Backend}')");
            await Bench.InterruptManyAsync(3);
            await Catalogue.ExpireLeasesAsync();

            var first = await Bench.Sweeper.SweepAsync(Token);
            await Catalogue.EndPausesAsync();
            await Catalogue.RunAsync("UPDATE file_replicas SET attempts = 2147483647 WHERE state <> 'deleted'");
            var second = await Bench.Sweeper.SweepAsync(Token);

            (first.Abandoned, first.Deleted).Should().Be((4, 3));
            first.Failures.Should().ContainSingle().Which.Path.Should().Be(text);
            (second.Deleted, second.Failures.Count).Should().Be((0, 1));
            (await Bench.StoredAsync()).Should().BeEmpty();
        }
        finally
        {
            await Catalogue.ResetAsync();
            await Catalogue.CheckPathsAsync();
        }
    }

    [Fact]
    public async Task Sweep_OfMoreThanABatch_TakesAll()
    {
        await Bench.InterruptManyAsync(300);
        await Catalogue.ExpireLeasesAsync();

        var report = await Bench.Sweeper.SweepAsync(Token);

        report.Should().BeEquivalentTo(new SweepReport(300, 300, []));
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Sweep_FromTwoHostsAtOnce_SharesOut()
    {
        // Each waits in real time while the other holds the database.
        await using var one = new Bench(Catalogue, Bench.Driver, time: TimeProvider.System);
        await using var other = new Bench(Catalogue, Bench.Driver, time: TimeProvider.System);
        await one.InterruptManyAsync(150);
        await Catalogue.ExpireLeasesAsync();

        var reports = await Task.WhenAll(
            Task.Run(() => one.Sweeper.SweepAsync(Token), Token), Task.Run(() => other.Sweeper.SweepAsync(Token), Token));

        reports.Sum(report => report.Abandoned).Should().Be(150);
        reports.Sum(report => report.Deleted).Should().Be(150);
        reports.SelectMany(report => report.Failures).Should().BeEmpty();
        Bench.Driver.Faults.CallsOf(InMemoryOperation.Delete).Should().Be(150, "no replica is deleted by both");
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Sweep_WhoseHostDiedAfterItsClaim_IsFinishedByAnotherWhenTheClaimIsOver()
    {
        await Bench.InterruptAsync();
        await Catalogue.ExpireLeasesAsync();
        Bench.Catalog.FailAt("Claim.Committed", new CatalogException(CatalogErrorCode.Unavailable, "asked for"));
        await Record.ExceptionAsync(() => Bench.Sweeper.SweepAsync(Token));
        await using var other = new Bench(Catalogue, Bench.Driver);

        var covered = await other.Sweeper.SweepAsync(Token);
        await Catalogue.RunAsync($"UPDATE file_replicas SET claim_until = {Catalogue.FromNow(-1)}");
        var over = await other.Sweeper.SweepAsync(Token);

        (covered.Deleted, over.Deleted).Should().Be((0, 1));
        await Bench.AssertNothingLeftAsync();
    }

    [Fact]
    public async Task Sweep_OfAnAbandonedUpload_AbortsItsParts()
    {
        await using var bench = new Bench(
            Catalogue, new InMemoryStorageDriver(new InMemoryStorageOptions { Profile = InMemoryProfile.Multipart }));
        var path = await bench.InterruptAsync();
        await bench.Driver.BeginUploadAsync(new BeginUploadRequest(path, new ObjectDescription(), new WriteCondition()), Token);
        await Catalogue.ExpireLeasesAsync();

        await bench.Sweeper.SweepAsync(Token);

        (await bench.Driver.ListUploadsAsync("", null, Token)).Uploads.Should().BeEmpty();
    }
}
