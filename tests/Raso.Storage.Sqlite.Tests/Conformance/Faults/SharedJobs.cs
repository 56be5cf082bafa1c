using Raso.Storage.Catalog;
using Raso.Storage.Jobs;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Who finds no job to claim gets those of the claim before.</summary>
public sealed class SharedJobs : CatalogFault
{
    private IReadOnlyList<GenerationJob> _last = [];

    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Jobs = Intercept.Calls(session.Jobs, nameof(IJobRows.ClaimAsync), call => ClaimAsync(session.Jobs, (JobClaim)call[0]!, (CancellationToken)call[1]!)),
    };

    private async Task<IReadOnlyList<GenerationJob>> ClaimAsync(IJobRows jobs, JobClaim claim, CancellationToken cancellationToken)
    {
        var (claimed, before) = (await jobs.ClaimAsync(claim, cancellationToken), _last);
        _last = claimed;
        return claimed.Count == 0 ? before : claimed;
    }
}
