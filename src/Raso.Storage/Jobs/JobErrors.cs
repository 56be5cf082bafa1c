namespace Raso.Storage.Jobs;

/// <summary>What is raised about jobs.</summary>
internal static class JobErrors
{
    private const int MaxNamed = 10;

    public static CatalogException NotFound(Guid id) => new(CatalogErrorCode.NotFound, $"There is no job with the id {id}.");

    public static CatalogException NoPaper(IReadOnlyList<Guid> papers, CatalogException error) => new(
        error.Code,
        papers.Count == 1
            ? $"There is no paper with the id {papers[0]}; create it first."
            : $"At least one of the {papers.Count} papers that the jobs name is not there; create it first. They are {string.Join(", ", papers.Take(MaxNamed))}{(papers.Count > MaxNamed ? " and others" : "")}.",
        innerException: error);

    public static CatalogException LeaseLost(JobLease lease) => new(
        CatalogErrorCode.LeaseLost,
        $"The lease {lease.Token} of job {lease.JobId} is lost: it ran out, or the job was claimed again or ended. Drop the work; nothing was changed.");

    public static CatalogException Taken(NewGenerationJob job) => new(
        CatalogErrorCode.AlreadyExists,
        $"Another job has {(job.Id, job.IdempotencyKey) switch
        {
            ({ } id, { } key) => $"the id {id} or the idempotency key '{key}'",
            ({ } id, null) => $"the id {id}",
            (null, var key) => $"the idempotency key '{key}'",
        }}, and asks for something else (paper, type, parameters, models, preset or attempts); choose a new one.");

    public static CatalogException Gone() => new(
        CatalogErrorCode.Conflict, "A job with the same id or idempotency key was deleted at this moment; enqueue again.", isTransient: true);

    public static CatalogException Ended(GenerationJob job, string wanted) => new(
        CatalogErrorCode.Conflict, $"The job {job.Id} cannot be {wanted}: it is {job.Status}.");
}
