using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>The PDF of a paper: a file that the row points to.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperPdfConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>A committed file can be attached; it is a change of the row like any other.</summary>
    [Fact]
    public async Task SetPdf_CommittedFile_IsAttached()
    {
        var before = await AddPaperAsync();

        var pdf = await AttachPdfAsync(before.Id);

        var after = await GetPaperAsync(before.Id);
        Assert.Equal(pdf.Path, after.PdfPath);
        Assert.Equal(before.RowVersion + 1, after.RowVersion);
        Fields.Same(before, after, nameof(after.PdfPath), nameof(after.RowVersion), nameof(after.UpdatedAt));
        await FileIsAsync(FileState.Committed, pdf);
    }

    /// <summary>The file that a new PDF replaces is to be deleted.</summary>
    [Fact]
    public async Task SetPdf_Replaced_OldFileTurnsDeleting()
    {
        var paper = await AddPaperAsync();
        var old = await AttachPdfAsync(paper.Id);

        var present = await AttachPdfAsync(paper.Id);

        await FileIsAsync(FileState.Deleting, old);
        await FileIsAsync(FileState.Committed, present);
        Assert.Equal(present.Path, (await GetPaperAsync(paper.Id)).PdfPath);
    }

    /// <summary>The same file again loses nothing.</summary>
    [Fact]
    public async Task SetPdf_SameFile_StaysCommitted()
    {
        var paper = await AddPaperAsync();
        var pdf = await AttachPdfAsync(paper.Id);

        await WriteAsync(session => session.Papers.SetPdfAsync(paper.Id, pdf.Path, Token));

        await FileIsAsync(FileState.Committed, pdf);
    }

    /// <summary>A file that two papers share goes with the last of them.</summary>
    [Fact]
    public async Task SetPdf_SharedFile_StaysUntilTheLastPaperGoes()
    {
        var first = await AddPaperAsync();
        var second = await AddPaperAsync();
        var pdf = await AttachPdfAsync(first.Id);
        await WriteAsync(session => session.Papers.SetPdfAsync(second.Id, pdf.Path, Token));

        await WriteAsync(session => session.Papers.DeleteAsync(first.Id, Token));
        await FileIsAsync(FileState.Committed, pdf);

        await WriteAsync(session => session.Papers.DeleteAsync(second.Id, Token));
        await FileIsAsync(FileState.Deleting, pdf);
    }

    /// <summary>Only committed files can be pointed to.</summary>
    /// <param name="state">What the file is.</param>
    [Theory]
    [InlineData("unknown")]
    [InlineData("writing")]
    [InlineData("abandoned")]
    [InlineData("deleting")]
    public async Task SetPdf_FileNotCommitted_ThrowsConstraintViolation(string state)
    {
        var paper = await AddPaperAsync();
        var path = state switch
        {
            "unknown" => StoragePath.Parse("files/unknown.pdf"),
            "writing" => (await BeginAsync()).Path,
            "abandoned" => await MakeAbandonedAsync(),
            _ => await MakeDeletingAsync(),
        };

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation, () => WriteAsync(session => session.Papers.SetPdfAsync(paper.Id, path, Token)));

        Assert.Null((await GetPaperAsync(paper.Id)).PdfPath);
    }

    /// <summary>An id without a row has no PDF.</summary>
    [Fact]
    public async Task SetPdf_NoSuchPaper_ThrowsNotFound()
    {
        var pdf = await AttachPdfAsync((await AddPaperAsync()).Id);

        await ThrowsAsync(
            CatalogErrorCode.NotFound, () => WriteAsync(session => session.Papers.SetPdfAsync(Guid.CreateVersion7(), pdf.Path, Token)));
    }

    private async Task<StoragePath> MakeAbandonedAsync()
    {
        var intent = await BeginAsync();
        Assert.True(await WriteAsync(session => session.Files.AbandonAsync(intent, Token)));
        return intent.Path;
    }

    private async Task<StoragePath> MakeDeletingAsync()
    {
        var paper = await AddPaperAsync();
        var intent = await AttachPdfAsync(paper.Id);
        await WriteAsync(session => session.Papers.DeleteAsync(paper.Id, Token));
        return intent.Path;
    }
}
