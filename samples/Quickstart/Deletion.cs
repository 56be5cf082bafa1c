using System.Globalization;
using Raso.Storage;
using Raso.Storage.Papers;
using Spectre.Console;

namespace Quickstart;

/// <summary>Deletes one paper and shows that its files are gone.</summary>
internal sealed class Deletion(IPaperRepository papers, ICloudStorageBackend disk)
{
    private const string Doi = "https://doi.org/10.1109/CVPR.2016.90";

    public async Task ShowAsync(CancellationToken cancellationToken)
    {
        var paper = await papers.FindByDoiAsync(Doi, cancellationToken)
            ?? throw new InvalidOperationException($"The sample has no paper with the DOI {Doi}.");
        var before = await CountFilesAsync(paper, cancellationToken);
        await papers.DeleteAsync(paper.Id, cancellationToken);
        var after = await CountFilesAsync(paper, cancellationToken);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Deleted [green]{paper.Title}[/]: it had {before} files, it has {after} now.");
    }

    private async Task<int> CountFilesAsync(Paper paper, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var _ in disk.ListAsync(new ListOptions { Prefix = paper.Folder + "/" }, cancellationToken))
        {
            count++;
        }

        return count;
    }
}
