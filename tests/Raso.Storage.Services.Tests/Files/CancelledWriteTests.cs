using Raso.Storage.InMemory;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>Cancelling a write at any step leaves nothing of it.</summary>
public abstract class CancelledWriteTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    [Theory]
    [InlineData("Begin")]
    [InlineData("Begin.Commit")]
    [InlineData("Begin.Committed")]
    [InlineData("Confirm")]
    [InlineData("Confirm.Commit")]
    public async Task AttachPdf_CancelledAtAStepOfTheCatalogue_NothingIsLeft(string step)
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Bench.Catalog.At(step, cancel.CancelAsync);

        var attach = () => Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: cancel.Token);

        await attach.Should().ThrowAsync<OperationCanceledException>();
        await AssertNothingLeftAsync(paper.Id);
    }

    [Fact]
    public async Task AttachPdf_CancelledWhileTheBytesAreSent_NothingIsLeft()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var put = Bench.Driver.Faults.HoldNext(InMemoryOperation.Put);
        var attaching = Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: cancel.Token);
        await put.Reached.WaitAsync(Limit, Token);

        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => attaching.WaitAsync(Limit, Token)).Should().ThrowAsync<OperationCanceledException>();
        await AssertNothingLeftAsync(paper.Id);
    }

    [Fact]
    public async Task AttachPdf_CancelledAfterItsCommit_IsKept()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Bench.Catalog.At("Confirm.Committed", cancel.CancelAsync);

        var attached = await Bench.Papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: cancel.Token);

        (await Bench.StoredAsync()).Should().Equal(attached.PdfPath!.Value);
    }

    private async Task AssertNothingLeftAsync(Guid paper)
    {
        await Bench.AssertNothingLeftAsync();
        (await Bench.Papers.GetAsync(paper, Token))!.PdfPath.Should().BeNull();
    }
}
