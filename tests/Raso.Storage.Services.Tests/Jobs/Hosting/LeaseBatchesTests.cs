using Raso.Storage.Jobs;
using Raso.Storage.Jobs.Hosting;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>Calls that wait for one another share the next transaction, and only their own refusals.</summary>
public sealed class LeaseBatchesTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<int> _sizes = [];

    [Fact]
    public async Task Add_WhileACallIsOnItsWay_GoesTogetherWithTheNext()
    {
        JobLease[] leases = [Lease(), Lease(), Lease()];
        var batches = Create((items, _) => [leases[1]]);

        var held = await AddAsync(batches, leases);

        held.Should().Equal(true, false, true);
        _sizes.Should().Equal(1, 2);
    }

    [Fact]
    public async Task Add_BesideOneThatIsRefused_IsMadeAllTheSame()
    {
        JobLease[] leases = [Lease(), Lease(), Lease()];
        var refused = new CatalogException(CatalogErrorCode.ConstraintViolation, "no");
        var batches = Create((items, _) => items.Contains(leases[1]) ? throw refused : []);

        var calls = leases.Select(lease => batches.AddAsync(lease, CancellationToken.None)).ToArray();
        _first.SetResult();

        (await calls[0].WaitAsync(Limit, TestContext.Current.CancellationToken)).Should().BeTrue();
        (await calls[2].WaitAsync(Limit, TestContext.Current.CancellationToken)).Should().BeTrue();
        (await calls[1].Awaiting(call => call.WaitAsync(Limit, TestContext.Current.CancellationToken)).Should().ThrowAsync<CatalogException>()).Which.Should().BeSameAs(refused);
        _sizes.Should().Equal(1, 2, 1, 1);
    }

    [Fact]
    public async Task Add_WhileTheCatalogueIsAway_FailsForAllWithoutAsking()
    {
        JobLease[] leases = [Lease(), Lease(), Lease()];
        var batches = Create((items, _) => items.Count > 1 ? throw new CatalogException(CatalogErrorCode.Unavailable, "away", isTransient: true) : []);

        var calls = leases.Select(lease => batches.AddAsync(lease, CancellationToken.None)).ToArray();
        _first.SetResult();

        foreach (var call in calls[1..])
        {
            (await call.Awaiting(made => made.WaitAsync(Limit, TestContext.Current.CancellationToken)).Should().ThrowAsync<CatalogException>()).Which.IsTransient.Should().BeTrue();
        }

        _sizes.Should().Equal(1, 2);
    }

    private static JobLease Lease() => new(Guid.CreateVersion7(), 1, "me");

    private async Task<bool[]> AddAsync(LeaseBatches<JobLease> batches, JobLease[] leases)
    {
        var calls = leases.Select(lease => batches.AddAsync(lease, CancellationToken.None)).ToArray();
        _first.SetResult();
        return await Task.WhenAll(calls).WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    /// <summary>The first call waits until the test has made the others.</summary>
    private LeaseBatches<JobLease> Create(Func<IReadOnlyList<JobLease>, CancellationToken, IReadOnlyList<JobLease>> answer) => new(
        async (items, token) =>
        {
            _sizes.Add(items.Count);
            await _first.Task;
            return answer(items, token);
        },
        static lease => lease);
}
