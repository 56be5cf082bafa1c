namespace Raso.Storage.Workflows;

/// <summary>How a plan is carried out.</summary>
public sealed record GenerationOptions
{
    /// <summary>Gets how many scenes are made at the same time, 1 to 64; 4 unless set.</summary>
    public int MaxScenes { get; init; } = 4;

    /// <summary>Gets who is noted as the author of the versions, at most 100 characters; nobody unless set.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Gets who is told after each part how far the run is; nobody unless set. Reports come one at a time, in order.</summary>
    public IProgress<GenerationProgress>? Progress { get; init; }
}
