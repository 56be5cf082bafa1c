using System.Text.Json;
using Raso.Storage.Jobs;
using Raso.Storage.Workflows;

namespace Worker;

/// <summary>What the attempt that ended a film had to do; it stands in the metrics of the job.</summary>
/// <param name="Made">How many parts it made.</param>
/// <param name="Kept">How many parts stood already, because an attempt before it was stopped or killed.</param>
internal sealed record FilmEffort(int Made, int Kept)
{
    public static FilmEffort Of(GenerationReport report) => new(
        report.Parts.Count(part => part.State == GenerationPartState.Made), report.Parts.Count(part => part.State == GenerationPartState.Kept));

    public static FilmEffort Read(GenerationJob job) =>
        job.PerformanceMetrics?.Deserialize<FilmEffort>(JsonSerializerOptions.Web) ?? new FilmEffort(0, 0);

    public JsonElement ToMetrics() => JsonSerializer.SerializeToElement(this, JsonSerializerOptions.Web);

    public override string ToString() => $"{Made} {(Made == 1 ? "part" : "parts")} made{(Kept == 0 ? "" : $", {Kept} stood already")}";
}
