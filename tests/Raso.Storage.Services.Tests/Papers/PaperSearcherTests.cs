using Raso.Storage.Catalog;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>How much a search counts and ranks; <see cref="PaperSearchTests"/> has what it finds.</summary>
public sealed class PaperSearcherTests
{
    private readonly IPaperSearchRows _rows = Substitute.For<IPaperSearchRows>();
    private readonly ICatalogSession _session = Substitute.For<ICatalogSession>();

    [Theory]
    [InlineData(1_000, null, 1, 1_000, true)]
    [InlineData(1_001, null, 2, 1_001, true)]
    [InlineData(5_000, 3L, 2, 5_000, true)]
    [InlineData(5_000, 19_999L, 2, 5_000, true)]
    [InlineData(5_001, null, 2, 5_001, false)]
    [InlineData(5_001, 19_999L, 2, 19_999, false)]
    [InlineData(900_000, 20_000L, 1, 20_000, false)]
    public async Task Search_OfSoMany_CountsNoMoreThanItMust(long matches, long? estimate, int counts, long total, bool isExact)
    {
        _session.PaperSearch.Returns(_rows);
        _rows.CountAsync(Arg.Any<PaperCriteria>(), Arg.Any<int>(), Arg.Any<CancellationToken>()).Returns(call => Math.Min(matches, call.Arg<int>()));
        _rows.EstimateAsync(Arg.Any<PaperCriteria>(), Arg.Any<CancellationToken>()).Returns(estimate);
        _rows.RankAsync(Arg.Any<PaperCriteria>(), Arg.Any<int?>(), Arg.Any<PaperRankKey?>(), Arg.Any<int>(), Arg.Any<bool>(), Arg.Any<CancellationToken>()).Returns([]);

        var page = await new PaperSearcher(new SessionCatalog(_session)).SearchAsync(new PaperSearch { Text = "graph" }, TestContext.Current.CancellationToken);

        (page.Total, page.TotalIsExact).Should().Be((total, isExact));
        await _rows.Received(counts).CountAsync(Arg.Any<PaperCriteria>(), Arg.Any<int>(), Arg.Any<CancellationToken>());
        int? ranked = isExact ? null : PaperSearcher.RankedOfMany;
        await _rows.Received(1).RankAsync(Arg.Any<PaperCriteria>(), ranked, null, Arg.Any<int>(), true, Arg.Any<CancellationToken>());
    }
}
