namespace Raso.Storage.Workflows;

/// <summary>How far a plan is carried out.</summary>
/// <param name="Part">The part that was settled last.</param>
/// <param name="Done">How many parts were settled.</param>
/// <param name="Total">How many parts the plan has.</param>
public sealed record GenerationProgress(GenerationPart Part, int Done, int Total)
{
    /// <summary>Gets how much of the plan is settled, 0 to 100 percent.</summary>
    public double Percentage => 100.0 * Done / Total;
}
