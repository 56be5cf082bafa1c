namespace Raso.Storage.Jobs.Hosting;

/// <summary>What became of an attempt, as metrics and traces name it.</summary>
internal static class JobOutcomes
{
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
    public const string Released = "released";
    public const string Lost = "lost";
}
