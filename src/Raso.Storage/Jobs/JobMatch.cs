using Raso.Storage.Catalog;

namespace Raso.Storage.Jobs;

/// <summary>Tells whether a row is what a repeated enqueuing call asks for. When it is to run may have been changed since, and does not count.</summary>
internal static class JobMatch
{
    public static bool Matches(this GenerationJob row, NewGenerationJob job) =>
        (job.Id is null || row.Id == job.Id)
        && row.PaperId == job.PaperId
        && row.Type == job.Type
        && row.QualityPreset == job.QualityPreset
        && row.MaxAttempts == job.MaxAttempts
        && row.IdempotencyKey == job.IdempotencyKey
        && CatalogJson.AreEqual(row.GenerationParameters, job.GenerationParameters)
        && CatalogJson.AreEqual(row.AiModelsConfig, job.AiModelsConfig);
}
