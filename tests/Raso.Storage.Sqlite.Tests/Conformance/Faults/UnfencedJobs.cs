using Raso.Storage.Catalog;
using Raso.Storage.Jobs;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>A job is released by whoever knows its id.</summary>
public sealed class UnfencedJobs : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Jobs = Intercept.Calls(session.Jobs, nameof(IJobRows.ReleaseAsync), call => ReleaseAsync(session.Jobs, (IReadOnlyList<JobLease>)call[0]!, (CancellationToken)call[1]!)),
    };

    private static async Task<IReadOnlyList<Guid>> ReleaseAsync(IJobRows jobs, IReadOnlyList<JobLease> leases, CancellationToken cancellationToken)
    {
        var rows = await jobs.FindAsync([.. leases.Select(lease => lease.JobId)], [], cancellationToken);
        return await jobs.ReleaseAsync([.. rows.Select(row => new JobLease(row.Id, row.LeaseToken, "any"))], cancellationToken);
    }
}
