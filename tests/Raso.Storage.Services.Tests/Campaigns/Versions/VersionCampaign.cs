using System.Globalization;
using Raso.Storage.Assets;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>Many creators make versions of few assets at once, and roll back in between.</summary>
internal sealed class VersionCampaign(Bench bench, Catalogue catalogue, string equalAssets)
{
    private const int RollBackOneIn = 10;

    private static readonly AssetType[] Types = [AssetType.Video, AssetType.Audio, AssetType.Visual, AssetType.Video, AssetType.Audio];

    private readonly int _seed = Environment.GetEnvironmentVariable("RASO_TEST_SEED") is { Length: > 0 } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : Random.Shared.Next();

    public CampaignTally Tally { get; } = new();

    /// <summary>Runs the creators to the end, and judges.</summary>
    /// <param name="creators">The creators; each makes versions of one of five assets.</param>
    /// <param name="each">How many versions each of them makes.</param>
    /// <param name="disturb">What goes on until they are done.</param>
    /// <param name="cancellationToken">Cancels the run.</param>
    public async Task RunAsync(
        IReadOnlyList<IVersionCreator> creators, int each, Func<Random, CancellationToken, Task>? disturb = null, CancellationToken cancellationToken = default)
    {
        var assets = await CreateAssetsAsync(cancellationToken);
        var random = new Random(_seed);
        var steps = creators.Select((_, creator) => StepsOf(creator, assets[creator % assets.Count], each, random)).ToList();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var disturbing = disturb?.Invoke(new Random(random.Next()), stop.Token) ?? Task.CompletedTask;
        var begun = TimeProvider.System.GetTimestamp();
        try
        {
            await Task.WhenAll(creators.Select((creator, index) => Task.Run(() => creator.RunAsync(steps[index], cancellationToken), cancellationToken)));
        }
        finally
        {
            await stop.CancelAsync();
            await disturbing;
        }

        var elapsed = TimeProvider.System.GetElapsedTime(begun);
        await new VersionJudge(bench.Versions, catalogue, cancellationToken).JudgeAsync(assets, [.. steps.SelectMany(list => list)], Tally, equalAssets);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {_seed} (RASO_TEST_SEED): {creators.Count} creators x {each} versions of {assets.Count} assets in {elapsed.TotalSeconds:0.0} s; " +
            $"{await catalogue.CountAsync("content_versions")} versions, {await catalogue.CountAsync("version_rollbacks")} roll-backs; " +
            $"{Tally.Failed} calls failed and were made again, {Tally.Unknown} outcomes unknown");
    }

    private static List<VersionStep> StepsOf(int creator, AssetReference asset, int each, Random random)
    {
        var steps = new List<VersionStep>();
        for (var number = 1; number <= each; number++)
        {
            steps.Add(new VersionStep(asset, creator, number, null));
            if (random.Next(RollBackOneIn) == 0)
            {
                // The creator's own versions and the first one are there, whatever the others do.
                steps.Add(new VersionStep(asset, creator, number, random.Next(1, number + 2)));
            }
        }

        return steps;
    }

    private async Task<IReadOnlyList<AssetReference>> CreateAssetsAsync(CancellationToken cancellationToken)
    {
        var paper = await bench.Papers.CreateAsync(Samples.Paper(), cancellationToken);
        var assets = new List<AssetReference>();
        foreach (var type in Types)
        {
            var first = Samples.Text($"first of {assets.Count}");
            var id = type switch
            {
                AssetType.Video => (await bench.Assets.Videos.CreateAsync(Samples.Video(paper), first, cancellationToken: cancellationToken)).Id,
                AssetType.Audio => (await bench.Assets.Audio.CreateAsync(Samples.Audio(paper), first, cancellationToken: cancellationToken)).Id,
                _ => (await bench.Assets.Visuals.CreateAsync(Samples.Visual(paper), first, cancellationToken: cancellationToken)).Id,
            };
            assets.Add(new AssetReference(type, id));
        }

        return assets;
    }
}
