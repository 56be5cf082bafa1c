using System.Globalization;
using Raso.Storage.Assets;
using Raso.Storage.Naming;
using Raso.Storage.Relationships;

namespace Raso.Storage.Workflows;

/// <summary>The ids of what a plan makes. They are made of what each part is made from, so that a run finds what an earlier one finished, and makes anew what was changed.</summary>
internal static class PartIds
{
    public static Guid OfVisual(GenerationPlan plan, SceneDescription scene)
    {
        using var hash = Begin("visual", plan);
        hash.Add(scene.Number.ToString(CultureInfo.InvariantCulture));
        hash.Add(scene.Title);
        hash.Add(scene.Role.ToString("D"));
        hash.Add(scene.Framework);
        hash.Add(scene.Script);
        hash.Add(scene.Parameters?.GetRawText());
        return hash.ToId();
    }

    public static Guid OfNarration(GenerationPlan plan, SceneDescription scene)
    {
        using var hash = Begin("narration", plan);
        hash.Add(scene.Number.ToString(CultureInfo.InvariantCulture));
        hash.Add(scene.Title);
        hash.Add(scene.Script);
        hash.Add(plan.Narration.TtsModel);
        hash.Add(plan.Narration.VoiceModel);
        hash.Add(plan.Narration.Language);
        hash.Add(plan.Narration.Parameters?.GetRawText());
        return hash.ToId();
    }

    /// <summary>Gets the id of the final video, which is made of all the parts.</summary>
    public static Guid OfVideo(GenerationPlan plan)
    {
        using var hash = Begin("video", plan);
        hash.Add(plan.Title);
        hash.Add(plan.Parameters?.GetRawText());
        foreach (var scene in plan.Scenes)
        {
            hash.Add(scene.HasVisual ? OfVisual(plan, scene).ToString() : null);
            hash.Add(scene.Script is null ? null : OfNarration(plan, scene).ToString());
        }

        return hash.ToId();
    }

    public static Guid OfLink(AssetReference source, AssetReference target, RelationshipType type)
    {
        using var hash = new FieldHash();
        hash.Add(source.ToString());
        hash.Add(target.ToString());
        hash.Add(type.ToString("D"));
        return hash.ToId();
    }

    private static FieldHash Begin(string part, GenerationPlan plan)
    {
        var hash = new FieldHash();
        hash.Add(part);
        hash.Add(plan.PaperId.ToString());
        hash.Add(plan.RunId?.ToString());
        hash.Add(plan.QualityPreset.ToString("D"));
        hash.Add(plan.AiModels?.GetRawText());
        return hash;
    }
}
