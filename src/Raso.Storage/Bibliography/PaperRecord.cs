using System.Runtime.CompilerServices;
using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>What a bibliography has of a paper, of the catalogue or not.</summary>
internal static class PaperRecord
{
    public static async IAsyncEnumerable<NewPaper> Of(IAsyncEnumerable<Paper> papers, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var paper in papers.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new NewPaper
            {
                Title = paper.Title,
                Authors = paper.Authors,
                Doi = paper.Doi,
                Abstract = paper.Abstract,
                Keywords = paper.Keywords,
                PublicationDate = paper.PublicationDate,
                Journal = paper.Journal,
                PdfUrl = paper.PdfUrl,
            };
        }
    }

    /// <summary>Tells whether an address may stand where addresses of all kinds stand: reading finds it there, and takes it for nothing else.</summary>
    public static bool HasPlainUrl(NewPaper paper) =>
        paper.PdfUrl is { } url && WebAddress.FindPdf(url) == url && (paper.Doi is not null || WebAddress.FindDoi(url) is null);
}
