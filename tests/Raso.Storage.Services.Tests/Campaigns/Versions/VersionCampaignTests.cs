using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>Rule 8 holds with many creators at once: through the SDK, through plain SQL, and mixed.</summary>
public abstract class VersionCampaignTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    /// <summary>Gets SQL that selects the assets which equal their current version in every describing column.</summary>
    protected abstract string EqualAssets { get; }

    private protected PlainVersionSql Sql => new(Catalogue);

    private protected VersionCampaign NewCampaign(Bench bench) => new(bench, Catalogue, EqualAssets);

    private protected SdkVersionCreator Sdk(Bench bench, VersionCampaign campaign) => new(bench.Versions, Catalogue, campaign.Tally);

    /// <summary>Runs a campaign on a host whose timers run.</summary>
    private protected async Task RunAsync(
        int creators,
        int each,
        Func<int, Bench, VersionCampaign, IVersionCreator> creatorOf,
        Func<Random, CancellationToken, Task>? disturb = null)
    {
        await using var bench = new Bench(Catalogue, time: TimeProvider.System);
        var campaign = NewCampaign(bench);
        await campaign.RunAsync([.. Enumerable.Range(0, creators).Select(creator => creatorOf(creator, bench, campaign))], each, disturb, Token);
        (await bench.Sweeper.SweepAsync(Token)).Failures.Should().BeEmpty();
        (await Catalogue.CountAsync("files WHERE state = 'committed'")).Should().Be(
            await Catalogue.CountAsync("content_versions"), "no file is left that no version names");
    }
}
