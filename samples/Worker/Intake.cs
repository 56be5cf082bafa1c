using System.Globalization;
using Raso.Storage;
using Raso.Storage.Bibliography;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Spectre.Console;

namespace Worker;

/// <summary>Takes the sample's papers into the catalogue and asks for a film of each. Run again, it finds both there.</summary>
internal sealed class Intake(IPaperRepository papers, IGenerationJobQueue queue)
{
    public async Task<IReadOnlyList<Paper>> TakeAsync(CancellationToken cancellationToken)
    {
        var taken = new List<Paper>();
        var inserted = 0L;
        foreach (var bibliography in SampleData.Bibliographies)
        {
            await using var file = File.OpenRead(bibliography);
            var records = await BibTexReader.Read(file).ToListAsync(cancellationToken);
            inserted += (await papers.ImportAsync(records.ToAsyncEnumerable(), cancellationToken: cancellationToken)).Counts.Inserted;
            foreach (var record in records)
            {
                taken.Add(await papers.FindByDoiAsync(record.Doi!, cancellationToken) ?? throw new InvalidOperationException($"The paper with the DOI {record.Doi} was deleted meanwhile."));
            }
        }

        // The key is the paper's: however often this runs, there is one film of each.
        var jobs = await queue.EnqueueManyAsync(
            [
                .. taken.Select(paper => new NewGenerationJob
                {
                    PaperId = paper.Id,
                    Type = JobType.FullVideo,
                    GenerationParameters = FilmScript.Of(paper).ToParameters(),
                    IdempotencyKey = $"film/{paper.Id}",

                    // A kill costs an attempt, and this sample is there to be killed.
                    MaxAttempts = 20,
                }),
            ],
            cancellationToken);
        foreach (var job in jobs.Where(job => job.Status is JobStatus.Failed or JobStatus.Cancelled))
        {
            await TryAgainAsync(job, cancellationToken);
        }

        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{taken.Count} papers: [green]{inserted}[/] new, {taken.Count - inserted} known already. {jobs.Count} films: {jobs.Count(job => job.Status == JobStatus.Completed)} done already.");
        AnsiConsole.MarkupLine("[grey]The renderer is pretended: it waits, and gives a file of the sample. Ctrl+C stops; what is done stays.[/]");
        return taken;
    }

    private async Task TryAgainAsync(GenerationJob job, CancellationToken cancellationToken)
    {
        try
        {
            await queue.RescheduleAsync(job.Id, new JobSchedule(), cancellationToken);
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.Conflict)
        {
            // Another process of the sample has done so, and it runs.
        }
    }
}
