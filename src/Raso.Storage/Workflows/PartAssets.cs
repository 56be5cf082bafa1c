using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>Describes as assets what generators made.</summary>
internal static class PartAssets
{
    public static NewVisualAsset Visual(GenerationPlan plan, SceneDescription scene, GeneratedVisual made, Guid id, TimeSpan time) => new()
    {
        Id = id,
        PaperId = plan.PaperId,
        Title = $"{NameOf(scene.Role)}: {scene.Title}",
        SceneNumber = scene.Number,
        SceneName = scene.Title,
        Role = scene.Role,
        AnimationFramework = scene.Framework,
        Format = made.Format,
        Resolution = made.Resolution,
        Duration = made.Duration,
        StartTime = made.StartTime,
        EndTime = made.EndTime,
        GenerationParameters = made.Parameters ?? scene.Parameters,
        AiModelsUsed = made.AiModels ?? plan.AiModels,
        GenerationTime = time,
    };

    public static NewAudioAsset Narration(GenerationPlan plan, SceneDescription scene, GeneratedNarration made, Guid id, TimeSpan time) => new()
    {
        Id = id,
        PaperId = plan.PaperId,
        Title = $"Narration: Scene {scene.Number}",
        SceneNumber = scene.Number,
        SceneName = scene.Title,
        Role = AudioRole.Narration,
        Format = made.Format,
        SampleRate = made.SampleRate,
        Channels = made.Channels,
        Bitrate = made.Bitrate,
        Duration = made.Duration,
        TtsModel = plan.Narration.TtsModel,
        VoiceModel = plan.Narration.VoiceModel,
        Language = plan.Narration.Language,
        Transcript = scene.Script,
        GenerationParameters = made.Parameters ?? plan.Narration.Parameters,
        AiModelsUsed = made.AiModels ?? plan.AiModels,
        GenerationTime = time,
    };

    public static NewVideoAsset Video(GenerationPlan plan, GeneratedVideo made, Guid id, TimeSpan time) => new()
    {
        Id = id,
        PaperId = plan.PaperId,
        Title = $"Complete Video: {plan.Title}",
        Role = VideoRole.Final,
        QualityPreset = plan.QualityPreset,
        Resolution = made.Resolution,
        Fps = made.Fps,
        Codec = made.Codec,
        Bitrate = made.Bitrate,
        Duration = made.Duration,
        GenerationParameters = made.Parameters ?? plan.Parameters,
        AiModelsUsed = made.AiModels ?? plan.AiModels,
        GenerationTime = time,
    };

    public static AssetWriteOptions OptionsOf(GeneratedFile made, string? createdBy) => new()
    {
        ContentType = made.ContentType,
        CreatedBy = createdBy,
        PerformanceMetrics = made.PerformanceMetrics,
        SourceCode = (made as GeneratedVisual)?.SourceCode,
    };

    private static string NameOf(VisualRole role) => role switch
    {
        VisualRole.Animation => "Animation",
        VisualRole.Slide => "Slide",
        VisualRole.Diagram => "Diagram",
        VisualRole.Chart => "Chart",
        VisualRole.Model3D => "3D model",
        VisualRole.Equation => "Equation",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such kind of visual."),
    };
}
