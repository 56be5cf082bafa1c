using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Assets from the caller's generators, stored and linked.</summary>
public abstract class GenerationTests(Catalogue catalogue) : GenerationSuite(catalogue)
{
    [Fact]
    public async Task Generate_OfAPlan_StoresAndLinksEveryPart()
    {
        var plan = await PlanAsync();

        var report = await Generation.GenerateAsync(plan, Generators(), new GenerationOptions { CreatedBy = "ada" }, Token);

        report.IsComplete.Should().BeTrue();
        report.Parts.Select(part => (part.Type, part.SceneNumber, part.State)).Should().Equal(
            (AssetType.Visual, 1, GenerationPartState.Made),
            (AssetType.Audio, 1, GenerationPartState.Made),
            (AssetType.Visual, 2, GenerationPartState.Made),
            (AssetType.Audio, 3, GenerationPartState.Made),
            (AssetType.Video, null, GenerationPartState.Made));
        var all = (await Bench.Assets.GetByPaperAsync(plan.PaperId, Token))!;
        all.Visuals.Select(visual => (visual.Title, visual.Role, visual.AnimationFramework, visual.SceneNumber, visual.SceneName, visual.Resolution)).Should().BeEquivalentTo(
            [("Animation: Scene one", VisualRole.Animation, "manim", 1, "Scene one", "1280x720"), ("Slide: Two", VisualRole.Slide, (string?)null, 2, "Two", "1280x720")]);
        all.Audio.Select(audio => (audio.Title, audio.Transcript, audio.TtsModel, audio.VoiceModel, audio.Language)).Should().BeEquivalentTo(
            [("Narration: Scene 1", "Say one.", "coqui-tts", "default", "de"), ("Narration: Scene 3", "Say three.", "coqui-tts", "default", "de")]);
        all.Videos.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Title = "Complete Video: Attention", Role = VideoRole.Final, QualityPreset = QualityPreset.High });
        all.Videos[0].AiModelsUsed!.Value.GetProperty("script").GetString().Should().Be("m");
        (await Bench.Versions.GetCurrentAsync(Reference(all.Videos[0]), Token))!.CreatedBy.Should().Be("ada");
        await using var code = await Bench.Versions.OpenSourceCodeAsync(Reference(report.Scenes[0].Visual!), 1, cancellationToken: Token);
        using var reader = new StreamReader(code.Content);
        (await reader.ReadToEndAsync(Token)).Should().Be("class Scene1");
        await AssertLinksAsync(report);
    }

    [Fact]
    public async Task Generate_GivesTheFinalVideoTheStoredPartsInOrder()
    {
        var plan = await PlanAsync();
        IReadOnlyList<SceneParts>? seen = null;
        var generators = Generators() with
        {
            FinalVideo = (scenes, _) =>
            {
                seen = scenes;
                return Task.FromResult(new GeneratedVideo { Content = Samples.Text("film") });
            },
        };

        var report = await Generation.GenerateAsync(plan, generators, new GenerationOptions { MaxScenes = 3 }, Token);

        seen!.Select(scene => scene.Scene).Should().Equal(plan.Scenes);
        seen!.Select(scene => (scene.Visual is null, scene.Narration is null)).Should().Equal((false, false), (false, true), (true, false));
        report.Scenes.Should().Equal(seen);
    }

    [Fact]
    public async Task Generate_Again_CallsNoGenerator()
    {
        var plan = await PlanAsync();
        var first = await Generation.GenerateAsync(plan, Generators(), null, Token);
        Calls.Clear();

        var again = await Generation.GenerateAsync(plan, Generators(), null, Token);

        Calls.Should().BeEmpty();
        again.Parts.Should().OnlyContain(part => part.State == GenerationPartState.Kept);
        again.Video!.Id.Should().Be(first.Video!.Id);
        (await Catalogue.CountAsync("asset_relationships")).Should().Be(5);
    }

    [Fact]
    public async Task Generate_WithAPartThatFails_KeepsTheOthersAndGoesOnFromThere()
    {
        var plan = await PlanAsync();
        var broken = Generators() with { Visual = (scene, token) => scene.Number == 1 ? throw new InvalidDataException("no renderer") : Generators().Visual!(scene, token) };

        var run = () => Generation.GenerateAsync(plan, broken, null, Token);

        var error = (await run.Should().ThrowAsync<GenerationException>().WithMessage("*the visual of scene 1: no renderer*")).Which;
        error.Report.Parts.Select(part => part.State).Should().Equal(
            GenerationPartState.Failed, GenerationPartState.Made, GenerationPartState.Made, GenerationPartState.Made, GenerationPartState.NotReached);
        (error.IsTransient, error.InnerException!.GetType()).Should().Be((false, typeof(InvalidDataException)));
        error.Report.Video.Should().BeNull();
        Calls.Clear();

        var report = await Generation.GenerateAsync(plan, Generators(), null, Token);

        Calls.Should().BeEquivalentTo("visual 1", "video");
        report.Parts[0].AssetId.Should().Be(error.Report.Parts[0].AssetId);
        await AssertLinksAsync(report);
    }

    [Fact]
    public async Task Inspect_AfterARunThatFailed_TellsWhatIsFinished()
    {
        var plan = await PlanAsync();
        (await Generation.InspectAsync(plan, Token)).Parts.Should().OnlyContain(part => part.State == GenerationPartState.NotReached);
        var run = () => Generation.GenerateAsync(plan, Generators() with { Narration = (_, _) => throw new InvalidDataException("no voice") }, null, Token);
        var failed = (await run.Should().ThrowAsync<GenerationException>()).Which.Report;

        var report = await Generation.InspectAsync(plan, Token);

        report.Parts.Select(part => (part.AssetId, part.IsFinished)).Should().Equal(failed.Parts.Select(part => (part.AssetId, part.IsFinished)));
        report.Scenes.Select(scene => scene.Visual?.Id).Should().Equal(failed.Scenes.Select(scene => scene.Visual?.Id));
        (report.Video, report.IsComplete).Should().Be((null, false));
        await Generation.GenerateAsync(plan, Generators(), null, Token);
        (await Generation.InspectAsync(plan, Token)).IsComplete.Should().BeTrue();
    }

    [Theory]
    [InlineData(RelationshipType.Enhances)]
    [InlineData(RelationshipType.DependsOn)]
    public async Task Inspect_OfAPartWithoutItsLink_TellsItIsNotFinished(RelationshipType type)
    {
        var plan = await PlanAsync();
        var made = await Generation.GenerateAsync(plan, Generators(), null, Token);
        var (visual, narration) = (Reference(made.Scenes[0].Visual!), Reference(made.Scenes[0].Narration!));
        await Bench.Relationships.DeleteBetweenAsync(type == RelationshipType.Enhances ? narration : Reference(made.Video!), visual, type, Token);

        var report = await Generation.InspectAsync(plan, Token);

        report.Parts.Where(part => !part.IsFinished).Should().ContainSingle().Which.Type.Should().Be(type == RelationshipType.Enhances ? AssetType.Audio : AssetType.Video);
        report.Video!.Id.Should().Be(made.Video!.Id);
    }

    [Fact]
    public async Task Inspect_OfAPlanAtFaultOrNoPaper_IsRefused()
    {
        var plan = await PlanAsync();

        var bad = () => Generation.InspectAsync(plan with { Title = "" }, Token);
        var none = () => Generation.InspectAsync(plan with { PaperId = Guid.CreateVersion7() }, Token);

        (await bad.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal("Title");
        (await none.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task Generate_WithAChangedScene_MakesThatAndTheVideoAnew()
    {
        var plan = await PlanAsync();
        var first = await Generation.GenerateAsync(plan, Generators(), null, Token);
        Calls.Clear();
        var changed = plan with { Scenes = [plan.Scenes[0], plan.Scenes[1] with { Parameters = JsonElement.Parse("""{"colour": "red"}""") }, plan.Scenes[2]] };

        var second = await Generation.GenerateAsync(changed, Generators(), null, Token);

        Calls.Should().BeEquivalentTo("visual 2", "video");
        second.Scenes[0].Visual!.Id.Should().Be(first.Scenes[0].Visual!.Id);
        second.Video!.Id.Should().NotBe(first.Video!.Id);
        (await Generation.GenerateAsync(plan with { RunId = Guid.CreateVersion7() }, Generators(), null, Token)).Parts.Should().OnlyContain(part => part.State == GenerationPartState.Made);
    }

    [Fact]
    public async Task Generate_RunsScenesSideBySideWithinItsLimit()
    {
        var plan = await PlanAsync();
        plan = plan with { Scenes = [.. Enumerable.Range(0, 6).Select(i => new SceneDescription { Number = i, Title = $"Scene {i}" })] };
        var side = new SideBySide(3);
        var generators = new AssetGenerators
        {
            Visual = async (scene, token) =>
            {
                await side.RunAsync(token);
                return new GeneratedVisual { Content = Samples.Text($"visual {scene.Number}") };
            },
        };
        var told = new List<GenerationProgress>();

        var report = await Generation.GenerateAsync(plan, generators, new GenerationOptions { MaxScenes = 3, Progress = new Sink(told.Add) }, Token);

        side.Most.Should().Be(3);
        (report.Video, report.IsComplete).Should().Be((null, true));
        told.Select(now => now.Done).Should().Equal(Enumerable.Range(1, 6));
        told[^1].Percentage.Should().Be(100);
    }

    [Fact]
    public async Task Generate_Cancelled_StopsGeneratorsAndKeepsWhatIsFinished()
    {
        var plan = await PlanAsync();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var generators = Generators() with
        {
            Narration = async (_, token) =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                throw new InvalidOperationException("not stopped");
            },
        };

        var run = () => Generation.GenerateAsync(plan, generators, new GenerationOptions { MaxScenes = 1 }, cancel.Token);

        (await run.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancel.Token);
        Calls.Clear();
        await Generation.GenerateAsync(plan, Generators(), null, Token);
        Calls.Should().BeEquivalentTo("narration 1", "visual 2", "narration 3", "video");
    }

    [Fact]
    public async Task Generate_ReleasesEachFileOnce()
    {
        var plan = await PlanAsync();
        var released = 0;
        var generators = Generators() with
        {
            Visual = (scene, _) => Task.FromResult(new GeneratedVisual
            {
                Content = scene.Number == 1 ? Samples.Text("") : Samples.Text("visual"),
                Release = () =>
                {
                    Interlocked.Increment(ref released);
                    return ValueTask.CompletedTask;
                },
            }),
        };

        var run = () => Generation.GenerateAsync(plan, generators, null, Token);

        (await run.Should().ThrowAsync<GenerationException>()).Which.InnerException.Should().BeOfType<ValidationException>();
        released.Should().Be(2, "one was stored, and one given up");
    }

    [Fact]
    public async Task Generate_WithAReleaseThatThrows_TellsItAndMakesTheVideo()
    {
        var plan = await PlanAsync();
        var generators = Generators() with
        {
            Visual = (scene, _) => Task.FromResult(new GeneratedVisual
            {
                Content = Samples.Text("visual"),
                Release = () => scene.Number == 1 ? throw new IOException("in use") : ValueTask.CompletedTask,
            }),
        };

        var report = await Generation.GenerateAsync(plan, generators, null, Token);

        report.Parts.Should().OnlyContain(part => part.State == GenerationPartState.Made && part.Error == null);
        report.Parts.Select(part => part.ReleaseError?.Message).Should().Equal("in use", null, null, null, null);
        report.Video.Should().NotBeNull();
    }

    [Fact]
    public async Task Generate_WithAPartAndItsReleaseThatThrow_TellsWhyThePartFailed()
    {
        var plan = await PlanAsync();
        var generators = Generators() with
        {
            Visual = (_, _) => Task.FromResult(new GeneratedVisual { Content = Samples.Text(""), Release = () => throw new IOException("in use") }),
        };

        var run = () => Generation.GenerateAsync(plan, generators, null, Token);

        var part = (await run.Should().ThrowAsync<GenerationException>()).Which.Report.Parts[0];
        (part.State, part.Error!.GetType(), part.ReleaseError!.Message).Should().Be((GenerationPartState.Failed, typeof(ValidationException), "in use"));
    }

    [Theory]
    [InlineData("no renderer", "no renderer.")]
    [InlineData("Is there a renderer?", "Is there a renderer?")]
    public async Task Generate_WithPartsThatFail_SaysSoInSentences(string fault, string sentence)
    {
        var plan = await PlanAsync();
        var broken = Generators() with { Visual = (scene, token) => scene.Number == 1 ? throw new InvalidDataException(fault) : Generators().Visual!(scene, token) };

        var run = () => Generation.GenerateAsync(plan with { Scenes = [.. plan.Scenes.Take(2)] }, broken, null, Token);

        await run.Should().ThrowAsync<GenerationException>().WithMessage(
            $"Parts that failed: 1 of 4, the first of them the visual of scene 1: {sentence} Parts that are finished: 2; the same call goes on from there.");
    }

    [Fact]
    public async Task Generate_WithAGeneratorThatReturnsNothing_SaysSo()
    {
        var plan = await PlanAsync();

        var run = () => Generation.GenerateAsync(plan, Generators() with { Visual = (_, _) => Task.FromResult<GeneratedVisual>(null!) }, null, Token);

        await run.Should().ThrowAsync<GenerationException>().WithMessage("*returned null*");
    }

    [Fact]
    public async Task Generate_ForNoPaper_IsNotFoundBeforeAnyGenerator()
    {
        var plan = await PlanAsync();

        var run = () => Generation.GenerateAsync(plan with { PaperId = Guid.CreateVersion7() }, Generators(), null, Token);

        (await run.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
        Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task Generate_WithAPlanAtFault_ListsEveryField()
    {
        var plan = await PlanAsync();
        var bad = plan with
        {
            Title = "",
            Parameters = JsonElement.Parse("1"),
            Narration = new NarrationSettings { Language = "no language" },
            Scenes = [plan.Scenes[0], plan.Scenes[0] with { Title = " ", Framework = new string('x', 51) }],
        };

        var run = () => Generation.GenerateAsync(bad, new AssetGenerators(), new GenerationOptions { MaxScenes = 0 }, Token);

        (await run.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal(
            "Title", "Parameters", "Narration.Language", "Scenes[1].Number", "Scenes[1].Title", "Scenes[1].Framework", "Visual", "Narration", "MaxScenes");
    }

    [Fact]
    public async Task Generate_KilledAtAnyStep_IsFinishedByTheNextCall()
    {
        var step = 0;
        bool wasKilled;
        do
        {
            var plan = await PlanAsync();
            wasKilled = await KillPoint.RunAsync(Bench, ++step, () => Generation.GenerateAsync(plan, Generators(), new GenerationOptions { MaxScenes = 1 }, Token));
            await Catalogue.ExpireLeasesAsync();
            await Bench.Sweeper.SweepAsync(Token);

            var report = await Generation.GenerateAsync(plan, Generators(), null, Token);

            report.IsComplete.Should().BeTrue("step {0}", step);
            await AssertLinksAsync(report);
            await Bench.Papers.DeleteAsync(plan.PaperId, Token);
            await Bench.Sweeper.SweepAsync(Token);
            await Bench.AssertNothingLeftAsync();
        }
        while (wasKilled);

        step.Should().BeGreaterThan(20);
    }

    [Fact]
    public async Task Generate_TwiceAtOnce_MakesOneOfEachPart()
    {
        var plan = await PlanAsync();
        var inner = false;
        var generators = Generators() with
        {
            Visual = async (scene, token) =>
            {
                if (!inner)
                {
                    inner = true;
                    await Generation.GenerateAsync(plan, Generators(), null, token);
                }

                return new GeneratedVisual { Content = Samples.Text("of the slower run") };
            },
        };

        var report = await Generation.GenerateAsync(plan, generators, new GenerationOptions { MaxScenes = 1 }, Token);

        report.Parts.Should().OnlyContain(part => part.State == GenerationPartState.Kept);
        (await Catalogue.CountAsync("visual_assets")).Should().Be(2);
        await AssertLinksAsync(report);
    }
}
