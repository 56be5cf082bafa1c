using Raso.Storage.Catalog;
using Raso.Storage.InMemory;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>Intent, bytes, row: in this order.</summary>
public abstract class WriteOrderTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Fact]
    public async Task AttachPdf_WhenTheBackendIsCalled_TheIntentStands()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var put = Bench.Driver.Faults.HoldNext(InMemoryOperation.Put);

        var attaching = Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await put.Reached.WaitAsync(Limit, Token);

        var file = (await Bench.LedgerAsync()).Should().ContainSingle().Subject;
        file.State.Should().Be(FileState.Writing);
        file.ContentType.Should().Be("application/pdf");
        file.Replicas.Should().ContainSingle().Which.Should().Be(new LedgerReplica(Bench.Backend, ReplicaState.Writing, null));
        put.Release();
        await attaching;
    }

    [Fact]
    public async Task AttachPdf_WhenTheRowIsMoved_TheBytesAreThere()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        IReadOnlyList<string> stored = [];
        Bench.Catalog.At("Confirm", async () => stored = await Bench.StoredAsync());

        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        stored.Should().Equal(attached.PdfPath!.Value);
    }

    [Fact]
    public async Task AttachPdf_WhenItEnds_TheFileIsCommittedAndItsReplicaStored()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);

        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);

        var file = await Bench.LedgerAsync(attached.PdfPath!);
        var stored = await Bench.Storage.GetInfoAsync(attached.PdfPath!, Token);
        file.State.Should().Be(FileState.Committed);
        file.Length.Should().Be(stored!.Length);
        file.Sha256.Should().Be(stored.Sha256);
        file.Replicas.Should().ContainSingle().Which.Should().Be(new LedgerReplica(Bench.Backend, ReplicaState.Stored, stored.ETag));
    }

    [Fact]
    public async Task AttachPdf_UntilItsTransactionCommits_NoRowPointsToTheFile()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var put = Bench.Driver.Faults.HoldNext(InMemoryOperation.Put);

        var attaching = Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
        await put.Reached.WaitAsync(Limit, Token);

        (await Bench.Papers.GetAsync(paper.Id, Token))!.PdfPath.Should().BeNull();
        put.Release();
        (await attaching).PdfPath.Should().NotBeNull();
    }
}
