using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <summary>What must hold of a plan before any generator is called.</summary>
internal static class GenerationRules
{
    private const int MaxTitle = 250;
    private const int MaxSceneTitle = 200;
    private const int MaxScenes = 10_000;
    private const int MaxSideBySide = 64;

    /// <exception cref="ValidationException">The plan, the generators or the options are at fault.</exception>
    public static void Check(GenerationPlan plan, AssetGenerators generators, GenerationOptions options)
    {
        var checks = new FieldChecks();
        Check(plan, checks);
        if (plan.Scenes is { Count: <= MaxScenes } scenes)
        {
            Check(scenes, generators, checks);
        }

        checks.InRange(options.MaxScenes, nameof(options.MaxScenes), 1, MaxSideBySide);
        checks.Line(options.CreatedBy, nameof(options.CreatedBy), 100);
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">The plan is at fault.</exception>
    public static void Check(GenerationPlan plan)
    {
        var checks = new FieldChecks();
        Check(plan, checks);
        checks.ThrowIfAny();
    }

    private static void Check(GenerationPlan plan, FieldChecks checks)
    {
        checks.Require(plan.PaperId != Guid.Empty, nameof(plan.PaperId), "is the empty id; give the id of a paper.");
        checks.RequiredLine(plan.Title, nameof(plan.Title), MaxTitle);
        checks.Defined(plan.QualityPreset, nameof(plan.QualityPreset));
        checks.Json(plan.Parameters, nameof(plan.Parameters));
        checks.Json(plan.AiModels, nameof(plan.AiModels));
        checks.Require(plan.Narration is not null, nameof(plan.Narration), "is missing; leave it out for the defaults.");
        if (plan.Narration is { } narration)
        {
            Check(narration, checks);
        }

        checks.Require(
            plan.Scenes is { Count: >= 1 and <= MaxScenes }, nameof(plan.Scenes), $"has {plan.Scenes?.Count ?? 0} scenes; give 1 to {MaxScenes}.");
        if (plan.Scenes is { Count: <= MaxScenes } scenes)
        {
            Check(scenes, checks);
        }
    }

    private static void Check(NarrationSettings narration, FieldChecks checks)
    {
        const string Field = nameof(GenerationPlan.Narration);
        checks.Line(narration.TtsModel, $"{Field}.{nameof(narration.TtsModel)}", 50);
        checks.Line(narration.VoiceModel, $"{Field}.{nameof(narration.VoiceModel)}", 100);
        checks.Json(narration.Parameters, $"{Field}.{nameof(narration.Parameters)}");
        if (checks.RequiredLine(narration.Language, $"{Field}.{nameof(narration.Language)}", LanguageTag.MaxLength))
        {
            checks.Require(LanguageTag.IsWellFormed(narration.Language), $"{Field}.{nameof(narration.Language)}", "is no language tag of BCP 47; write it like en or de-CH.");
        }
    }

    private static void Check(IReadOnlyList<SceneDescription> scenes, FieldChecks checks)
    {
        var numbers = new HashSet<int>();
        for (var i = 0; i < scenes.Count; i++)
        {
            var field = $"{nameof(GenerationPlan.Scenes)}[{i}]";
            if (scenes[i] is not { } scene)
            {
                checks.Require(false, field, "is missing.");
                continue;
            }

            checks.InRange(scene.Number, $"{field}.{nameof(scene.Number)}", 0, int.MaxValue);
            checks.Require(numbers.Add(scene.Number), $"{field}.{nameof(scene.Number)}", $"is {scene.Number}, which another scene has; number them differently.");
            checks.RequiredLine(scene.Title, $"{field}.{nameof(scene.Title)}", MaxSceneTitle);
            checks.Defined(scene.Role, $"{field}.{nameof(scene.Role)}");
            checks.Line(scene.Framework, $"{field}.{nameof(scene.Framework)}", 50);
            checks.Prose(scene.Script, $"{field}.{nameof(scene.Script)}");
            checks.Json(scene.Parameters, $"{field}.{nameof(scene.Parameters)}");
        }
    }

    private static void Check(IReadOnlyList<SceneDescription> scenes, AssetGenerators generators, FieldChecks checks)
    {
        checks.Require(
            generators.Visual is not null || !scenes.Any(scene => scene is { HasVisual: true }),
            nameof(generators.Visual),
            "is missing, and there are scenes with a visual; give it, or set HasVisual to false.");
        checks.Require(
            generators.Narration is not null || !scenes.Any(scene => scene is { Script: not null }), nameof(generators.Narration), "is missing, and there are scenes with a script.");
    }
}
