namespace Raso.Storage.Jobs;

/// <summary>Does the work of generation jobs; the application writes it, and a worker host calls it for one job at a time in a scope of its own.</summary>
public interface IGenerationJobHandler
{
    /// <summary>Does one job. It may run again, here or elsewhere: after a crash, a lost lease or a stop it begins anew, so what it makes is to be found again or made again safely.</summary>
    /// <param name="context">The job, and what the host knows of it.</param>
    /// <param name="cancellationToken">Cancelled when the work is to stop; <see cref="IJobContext.StopReason"/> says why. A handler that ends by <see cref="OperationCanceledException"/> then has its job given back, without an attempt counted, or cancelled where that was asked.</param>
    /// <returns>What the job made: it is completed with it, also where it was told to stop meanwhile.</returns>
    /// <exception cref="JobFailedException">The attempt failed, and the handler says whether another makes sense. After any other error there is another, as long as attempts are left.</exception>
    Task<JobResult> HandleAsync(IJobContext context, CancellationToken cancellationToken);
}
