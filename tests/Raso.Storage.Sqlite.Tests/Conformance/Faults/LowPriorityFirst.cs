using Raso.Storage.Catalog;
using Raso.Storage.Jobs;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Claims begin with the lowest priority.</summary>
public sealed class LowPriorityFirst : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Jobs = Intercept.Calls(session.Jobs, nameof(IJobRows.ClaimAsync), call => ClaimAsync(session.Jobs, (JobClaim)call[0]!, (CancellationToken)call[1]!)),
    };

    private static async Task<IReadOnlyList<GenerationJob>> ClaimAsync(IJobRows jobs, JobClaim claim, CancellationToken cancellationToken)
    {
        var priorities = await jobs.ListPrioritiesAsync(cancellationToken);
        return await jobs.ClaimAsync(claim with { Marks = [.. priorities.Reverse().Select(JobMark.Before)] }, cancellationToken);
    }
}
