namespace Raso.Storage.Jobs.Hosting;

/// <summary>Does the work of one job, with the services of a scope of its own.</summary>
internal delegate Task<JobResult> JobHandling(IServiceProvider services, IJobContext context, CancellationToken cancellationToken);
