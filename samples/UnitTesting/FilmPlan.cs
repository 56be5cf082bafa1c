using Raso.Storage;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace UnitTesting;

/// <summary>A part of an application: which papers wait for their film, and taking in a film that was made.</summary>
public sealed class FilmPlan(IPaperRepository papers, IAssetService assets)
{
    /// <summary>Lists the papers on a subject that have a PDF and no final video yet, page after page.</summary>
    /// <param name="subject">The words to look for.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The papers.</returns>
    public async Task<IReadOnlyList<Paper>> ListWaitingAsync(string subject, CancellationToken cancellationToken)
    {
        var waiting = new List<Paper>();
        var search = new PaperSearch { Text = subject, HasPdf = true, Highlight = false };
        while (true)
        {
            var page = await papers.SearchAsync(search, cancellationToken);
            foreach (var hit in page.Hits)
            {
                var made = await assets.GetByPaperAsync(hit.Paper.Id, cancellationToken);
                if (made is not null && made.Videos.All(video => video.Role != VideoRole.Final))
                {
                    waiting.Add(hit.Paper);
                }
            }

            if (page.Next is null)
            {
                return waiting;
            }

            search = search with { After = page.Next };
        }
    }

    /// <summary>Takes in the film of a paper. Somebody else may have been faster: theirs stays.</summary>
    /// <param name="film">The id of the film, chosen by the caller, so that the call can be repeated.</param>
    /// <param name="paperId">The paper.</param>
    /// <param name="bytes">The film.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether this film was taken.</returns>
    public async Task<bool> TakeInAsync(Guid film, Guid paperId, byte[] bytes, CancellationToken cancellationToken)
    {
        try
        {
            await assets.Videos.CreateAsync(
                new NewVideoAsset { Id = film, PaperId = paperId, Title = "Complete video", Role = VideoRole.Final },
                FileContent.FromBytes(bytes),
                cancellationToken: cancellationToken);
            return true;
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.AlreadyExists)
        {
            return false;
        }
    }
}
