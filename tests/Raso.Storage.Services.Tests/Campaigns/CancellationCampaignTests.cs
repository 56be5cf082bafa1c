using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>A call of the services that is cancelled anywhere is done or was never begun, and gives its connection back.</summary>
public abstract class CancellationCampaignTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    public static TheoryData<CatalogueCall> Calls => new(Enum.GetValues<CatalogueCall>());

    [Theory]
    [MemberData(nameof(Calls))]
    public Task Cancel_AtARandomPoint_IsDoneOrWasNeverBegun(CatalogueCall call) => RunAsync(call, 8);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Calls))]
    public Task Cancel_AtFiveHundredPoints_IsDoneOrWasNeverBegun(CatalogueCall call) => RunAsync(call, 500);

    private Task RunAsync(CatalogueCall call, int points) =>
        Campaign.RunAsync(points, random => CatalogueCancellationRun.StartAsync(random, Catalogue, call));
}
