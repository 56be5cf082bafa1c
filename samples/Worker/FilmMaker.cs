using System.Text.Json;
using Raso.Storage.Jobs;
using Raso.Storage.Workflows;

namespace Worker;

/// <summary>Makes the film of one job. It may begin again at any time, here or in another process: <see cref="IAssetGeneration"/> finds the parts that stand, and makes the others.</summary>
internal sealed class FilmMaker(IAssetGeneration generation, PretendedRenderer renderer) : IGenerationJobHandler
{
    public async Task<JobResult> HandleAsync(IJobContext context, CancellationToken cancellationToken)
    {
        var script = FilmScript.Read(context.Job);
        var generators = new AssetGenerators
        {
            Visual = (scene, token) => Begin($"scene {scene.Number} of {script.Scenes.Count}: picture", () => renderer.RenderAsync(scene, token)),
            Narration = (scene, token) => Begin($"scene {scene.Number} of {script.Scenes.Count}: narration", () => renderer.SpeakAsync(token)),
            FinalVideo = (_, token) => Begin("final cut", () => renderer.CutAsync(token)),
        };
        var options = new GenerationOptions
        {
            // The host runs several films side by side already.
            MaxScenes = 1,
            CreatedBy = "worker",
            Progress = new Told<GenerationProgress>(progress => context.Report(new JobProgress { Percentage = (decimal)progress.Percentage })),
        };

        var report = await generation.GenerateAsync(script.ToPlan(context.Job.PaperId), generators, options, cancellationToken);
        return new JobResult
        {
            OutputAssets = JsonSerializer.SerializeToElement(report.Parts.Select(part => part.AssetId)),
            PerformanceMetrics = FilmEffort.Of(report).ToMetrics(),
        };

        Task<T> Begin<T>(string stage, Func<Task<T>> make)
        {
            context.Report(new JobProgress { Stage = stage });
            return make();
        }
    }
}
