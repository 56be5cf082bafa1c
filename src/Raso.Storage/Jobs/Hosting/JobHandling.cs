namespace Raso.Storage.Jobs.Hosting;

/// <summary>Does the work of jobs.</summary>
/// <param name="RunAsync">Does the work of one job, with the services of a scope of its own.</param>
/// <param name="Handler">The service that does it, where it is one.</param>
internal sealed record JobHandling(Func<IServiceProvider, IJobContext, CancellationToken, Task<JobResult>> RunAsync, Type? Handler = null);
