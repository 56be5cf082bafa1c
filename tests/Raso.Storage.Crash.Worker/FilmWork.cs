using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Workflows;

namespace Raso.Storage.Crash.Worker;

/// <summary>Takes papers in, makes their films and betters them, as one named bulk run that goes on where a worker before this one was killed. Ends when all of it is done.</summary>
internal sealed class FilmWork(IServiceProvider services, FilmOrder order, string variant, int seed)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(50);

    private readonly IPaperIngestion _ingestion = services.GetRequiredService<IPaperIngestion>();
    private readonly IAssetGeneration _generation = services.GetRequiredService<IAssetGeneration>();
    private readonly IContentImprovement _improvement = services.GetRequiredService<IContentImprovement>();
    private readonly IBulkProcessing _bulk = services.GetRequiredService<IBulkProcessing>();
    private int _made;

    public async Task RunAsync()
    {
        Telling.Tell("begin");
        while (!await TryRunAsync())
        {
            await Task.Delay(PauseAfterFailure, TimeProvider.System);
        }

        Telling.Tell("end");
    }

    private async Task<bool> TryRunAsync()
    {
        try
        {
            var report = await _bulk.ProcessAsync(
                order.Films.ToAsyncEnumerable(), film => film.Title, MakeAsync, new BulkOptions { Name = order.Run, MaxConcurrency = 2 });
            if (report.Failures.FirstOrDefault(failure => failure.Error is not RasoException { IsTransient: true }) is { } failure)
            {
                throw new InvalidOperationException($"'{failure.Key}' failed.", failure.Error);
            }

            return report.Counts.Failed == 0;
        }
        catch (RasoException error) when (error.IsTransient)
        {
            // A lease ran out on a busy machine, or a file was locked for long: the same call again.
            return false;
        }
    }

    private async Task MakeAsync(FilmPaper film, CancellationToken cancellationToken)
    {
        // Broken on purpose: neither the paper nor what is made of it is known again.
        var forgets = variant == Variants.NothingKnownAgain;
        var paper = forgets ? film.Description with { Id = Guid.CreateVersion7(), Doi = null } : film.Description;
        var taken = await _ingestion.IngestPaperAsync(paper, FileContent.FromBytes(film.CreatePdf()), cancellationToken: cancellationToken);
        var plan = film.PlanOf(taken.Paper.Id) with { RunId = forgets ? Guid.CreateVersion7() : null };
        var report = await _generation.GenerateAsync(plan, Generators(), new GenerationOptions { MaxScenes = 2 }, cancellationToken);
        if (report.Video!.VersionNumber == 1)
        {
            await ImproveAsync(new AssetReference(AssetType.Video, report.Video.Id), cancellationToken);
        }
    }

    private async Task ImproveAsync(AssetReference video, CancellationToken cancellationToken)
    {
        try
        {
            await _improvement.ImproveAsync(
                video,
                new Improvement { Improvements = JsonElement.Parse("""{"longer": true}"""), FromVersion = 1 },
                async (source, destination, token) =>
                {
                    using var bytes = new MemoryStream();
                    await source.CopyToAsync(bytes, token);
                    await destination.WriteAsync(bytes.ToArray(), token);
                    await destination.WriteAsync(bytes.ToArray(), token);
                },
                cancellationToken);
        }
        catch (CatalogException error) when (error is { Code: CatalogErrorCode.Conflict, IsTransient: false })
        {
            // The worker beside this one was quicker.
        }
    }

    private AssetGenerators Generators() => new()
    {
        Visual = (scene, _) => Task.FromResult(new GeneratedVisual
        {
            Content = Content(),
            Format = VisualFormat.Png,
            SourceCode = new AssetSource(Content(), "py"),
        }),
        Narration = (scene, _) => Task.FromResult(new GeneratedNarration { Content = Content() }),
        FinalVideo = (scenes, _) => Task.FromResult(new GeneratedVideo
        {
            Content = FileContent.FromBytes(FilmPaper.CutOf(scenes.SelectMany(scene => new Asset[] { scene.Visual!, scene.Narration! }))),
        }),
    };

    // Other bytes whenever a part is made, as generators give them.
    private FileContent Content() => RandomContent.Create(new Random(unchecked((seed * 31) + Interlocked.Increment(ref _made)))).Bytes;
}
