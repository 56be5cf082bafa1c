using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>What the tests of generated assets share: a plan of three scenes, and generators that note when they are called.</summary>
public abstract class GenerationSuite(Catalogue catalogue) : ServiceSuite(catalogue)
{
    protected ConcurrentQueue<string> Calls { get; } = [];

    private Paper Paper { get; set; } = null!;

    protected IAssetGeneration Generation => Bench.Services.GetRequiredService<IAssetGeneration>();

    protected static AssetReference Reference(Asset asset) => new(asset.Type, asset.Id);

    protected async Task<GenerationPlan> PlanAsync()
    {
        Paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        return new GenerationPlan
        {
            PaperId = Paper.Id,
            Title = "Attention",
            QualityPreset = QualityPreset.High,
            Narration = new NarrationSettings { TtsModel = "coqui-tts", VoiceModel = "default", Language = "de" },
            AiModels = JsonElement.Parse("""{"script": "m"}"""),
            Scenes =
            [
                new SceneDescription { Number = 1, Title = "Scene one", Framework = "manim", Script = "Say one." },
                new SceneDescription { Number = 2, Title = "Two", Role = VisualRole.Slide },
                new SceneDescription { Number = 3, Title = "Three", HasVisual = false, Script = "Say three." },
            ],
        };
    }

    protected AssetGenerators Generators() => new()
    {
        Visual = (scene, _) =>
        {
            Calls.Enqueue($"visual {scene.Number}");
            return Task.FromResult(new GeneratedVisual
            {
                Content = Samples.Text($"visual {scene.Number}"),
                Resolution = "1280x720",
                SourceCode = scene.Framework is null ? null : new AssetSource(Samples.Text($"class Scene{scene.Number}"), "py"),
            });
        },
        Narration = (scene, _) =>
        {
            Calls.Enqueue($"narration {scene.Number}");
            return Task.FromResult(new GeneratedNarration { Content = Samples.Text($"voice {scene.Number}"), Format = AudioFormat.Wav });
        },
        FinalVideo = (_, _) =>
        {
            Calls.Enqueue("video");
            return Task.FromResult(new GeneratedVideo { Content = Samples.Text("film"), Duration = TimeSpan.FromMinutes(3) });
        },
    };

    protected async Task AssertLinksAsync(GenerationReport report)
    {
        var parts = report.Scenes.SelectMany(scene => new Asset?[] { scene.Visual, scene.Narration }).OfType<Asset>().Select(Reference);
        var needs = await Bench.Relationships.ListBySourceAsync(Reference(report.Video!), new RelationshipListOptions { Latest = true }, Token);
        needs.Items.Should().OnlyContain(link => link.Type == RelationshipType.DependsOn);
        needs.Items.Select(link => link.Target).Should().BeEquivalentTo(parts);
        foreach (var scene in report.Scenes.Where(scene => scene.Narration is not null))
        {
            var links = await Bench.Relationships.ListBySourceAsync(Reference(scene.Narration!), new RelationshipListOptions { Latest = true }, Token);
            links.Items.Select(link => (link.Type, link.Target)).Should().Equal(
                scene.Visual is null ? [] : [(RelationshipType.Enhances, Reference(scene.Visual))]);
        }
    }

    protected sealed class Sink(Action<GenerationProgress> told) : IProgress<GenerationProgress>
    {
        public void Report(GenerationProgress value) => told(value);
    }
}
