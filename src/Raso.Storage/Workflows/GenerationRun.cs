using Raso.Storage.Assets;
using Raso.Storage.Relationships;
using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <summary>One run of a plan: scene by scene, several at a time, and the final video when all of them stand.</summary>
internal sealed class GenerationRun(
    GenerationPlan plan, AssetGenerators generators, GenerationOptions options, IAssetService assets, PartLinks links, TimeProvider time)
{
    private readonly GenerationTally _tally = new(plan, generators.FinalVideo is not null, options.Progress);

    public async Task<GenerationReport> RunAsync(CancellationToken cancellationToken)
    {
        var scenes = new SceneParts[plan.Scenes.Count];
        var limits = new ParallelOptions { MaxDegreeOfParallelism = options.MaxScenes, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, scenes.Length),
            limits,
            async (i, token) => scenes[i] = await MakeSceneAsync(plan.Scenes[i], token).ConfigureAwait(false)).ConfigureAwait(false);

        var video = generators.FinalVideo is not null && _tally.Parts.All(part => part.State != GenerationPartState.Failed)
            ? await MakeVideoAsync(scenes, cancellationToken).ConfigureAwait(false)
            : null;
        var report = new GenerationReport { Scenes = scenes, Video = video, Parts = _tally.Parts };
        return report.IsComplete ? report : throw Incomplete(report);
    }

    private static GenerationException Incomplete(GenerationReport report)
    {
        GenerationPart[] failed = [.. report.Parts.Where(part => part.State == GenerationPartState.Failed)];
        var first = failed[0];
        var name = first.SceneNumber is { } scene ? $"the {(first.Type == AssetType.Visual ? "visual" : "narration")} of scene {scene}" : "the final video";
        return new GenerationException(
            $"Parts that failed: {failed.Length} of {report.Parts.Count}, the first of them {name}: {SentenceOf(first.Error)} "
            + $"Parts that are finished: {report.Parts.Count(part => part.IsFinished)}; the same call goes on from there.",
            report,
            first.Error);
    }

    // What others throw need not end like a sentence.
    private static string SentenceOf(Exception? error) => error?.Message is { Length: > 0 } text ? text[^1] is '.' or '!' or '?' ? text : $"{text}." : "it is not told why.";

    private async Task<SceneParts> MakeSceneAsync(SceneDescription scene, CancellationToken cancellationToken)
    {
        var visual = scene.HasVisual
            ? await MakeAsync(
                assets.Visuals,
                scene.Number,
                token => generators.Visual!(scene, token),
                (made, id, took) => PartAssets.Visual(plan, scene, made, id, took),
                null,
                AssetType.Visual,
                cancellationToken).ConfigureAwait(false)
            : null;
        var narration = scene.Script is not null
            ? await MakeAsync(
                assets.Audio,
                scene.Number,
                token => generators.Narration!(scene, token),
                (made, id, took) => PartAssets.Narration(plan, scene, made, id, took),
                (audio, token) => visual is null ? Task.CompletedTask : links.LinkAsync(ReferenceTo(audio), [ReferenceTo(visual)], RelationshipType.Enhances, token),
                AssetType.Audio,
                cancellationToken).ConfigureAwait(false)
            : null;
        return new SceneParts(scene, visual, narration);
    }

    private Task<VideoAsset?> MakeVideoAsync(IReadOnlyList<SceneParts> scenes, CancellationToken cancellationToken)
    {
        Asset?[] parts = [.. scenes.SelectMany(scene => new Asset?[] { scene.Visual, scene.Narration })];
        AssetReference[] references = [.. parts.OfType<Asset>().Select(ReferenceTo)];
        return MakeAsync(
            assets.Videos,
            null,
            token => generators.FinalVideo!(scenes, token),
            (made, id, took) => PartAssets.Video(plan, made, id, took),
            (video, token) => links.LinkAsync(ReferenceTo(video), references, RelationshipType.DependsOn, token),
            AssetType.Video,
            cancellationToken);
    }

    /// <summary>Finds a part or makes it, and links it.</summary>
    /// <returns>The asset; <see langword="null"/> where it could not be made.</returns>
    private async Task<TAsset?> MakeAsync<TAsset, TNew, TChanges, TMade>(
        IAssetSet<TAsset, TNew, TChanges> set,
        int? scene,
        Func<CancellationToken, Task<TMade>> generate,
        Func<TMade, Guid, TimeSpan, TNew> describe,
        Func<TAsset, CancellationToken, Task>? link,
        AssetType type,
        CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
        where TMade : GeneratedFile
    {
        TAsset? asset = null;
        Exception? error = null;
        var state = GenerationPartState.Kept;
        try
        {
            asset = await set.GetAsync(_tally.IdOf(type, scene), cancellationToken).ConfigureAwait(false);
            if (asset is null)
            {
                (asset, state) = await GenerateAsync(set, type, scene, generate, describe, cancellationToken).ConfigureAwait(false);
            }

            if (link is not null)
            {
                await link(asset, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            error = failure;
            state = GenerationPartState.Failed;
        }

        _tally.Settle(type, scene, state, error);
        return asset;
    }

    private async Task<(TAsset Asset, GenerationPartState State)> GenerateAsync<TAsset, TNew, TChanges, TMade>(
        IAssetSet<TAsset, TNew, TChanges> set,
        AssetType type,
        int? scene,
        Func<CancellationToken, Task<TMade>> generate,
        Func<TMade, Guid, TimeSpan, TNew> describe,
        CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
        where TMade : GeneratedFile
    {
        var id = _tally.IdOf(type, scene);
        var begun = time.GetTimestamp();
        var made = await CallersTask.Of(generate(cancellationToken), "The generator").ConfigureAwait(false)
            ?? throw new InvalidOperationException("The generator returned null; return the file that it made, or throw.");
        try
        {
            var asset = describe(made, id, time.GetElapsedTime(begun));
            return (await set.CreateAsync(asset, made.Content, PartAssets.OptionsOf(made, options.CreatedBy), cancellationToken).ConfigureAwait(false), GenerationPartState.Made);
        }
        catch (CatalogException error) when (error.Code is CatalogErrorCode.AlreadyExists)
        {
            // Another run of the plan has made it meanwhile.
            if (await set.GetAsync(id, cancellationToken).ConfigureAwait(false) is not { } other)
            {
                throw;
            }

            return (other, GenerationPartState.Kept);
        }
        finally
        {
            if (made.Release is { } release)
            {
                await ReleaseAsync(release, type, scene).ConfigureAwait(false);
            }
        }
    }

    private async Task ReleaseAsync(Func<ValueTask> release, AssetType type, int? scene)
    {
        try
        {
            await release().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // The asset stands all the same, or has failed for a reason that counts more: the report tells both.
            _tally.NotReleased(type, scene, error);
        }
    }

    private static AssetReference ReferenceTo(Asset asset) => new(asset.Type, asset.Id);
}
