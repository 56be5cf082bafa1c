using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>Holds the versions of a campaign's assets against rule 8 and against what the creators did.</summary>
internal sealed class VersionJudge(IContentVersioning versions, Catalogue catalogue, CancellationToken cancellationToken)
{
    private const int MaxDeadConnections = 100;

    private const string BrokenVersions = """
        content_versions AS v
        LEFT JOIN content_versions AS p ON p.id = v.parent_version_id AND p.content_type = v.content_type AND p.content_id = v.content_id
        LEFT JOIN files AS f ON f.path = v.file_path
        WHERE (v.version_number = 1) <> (v.parent_version_id IS NULL)
           OR (v.version_number > 1 AND (p.id IS NULL OR p.version_number >= v.version_number))
           OR f.state IS NULL OR f.state <> 'committed' OR f.size <> v.file_size OR f.sha256 <> v.checksum
        """;

    private const string BrokenAssets = """
        (SELECT v.content_id FROM content_versions AS v
         GROUP BY v.content_type, v.content_id
         HAVING count(*) <> max(v.version_number) OR min(v.version_number) <> 1 OR sum(CASE WHEN v.is_current THEN 1 ELSE 0 END) <> 1) AS b
        """;

    /// <summary>Judges all assets.</summary>
    /// <param name="assets">The assets, each with its first version.</param>
    /// <param name="steps">The steps that were taken.</param>
    /// <param name="tally">What the creators were told.</param>
    /// <param name="equalAssets">SQL that selects the assets which equal their current version in every describing column.</param>
    public async Task JudgeAsync(IReadOnlyList<AssetReference> assets, IReadOnlyList<VersionStep> steps, CampaignTally tally, string equalAssets)
    {
        (await catalogue.CountAsync(BrokenVersions)).Should().Be(0, "every version has its parent and its file");
        (await catalogue.CountAsync(BrokenAssets)).Should().Be(0, "numbers are dense, and one version is current");
        (await catalogue.CountAsync($"({equalAssets}) AS e")).Should().Be(assets.Count, "each row equals its current version");

        var made = steps.Where(step => step.RollBackTo is null).ToLookup(step => step.Asset);
        foreach (var asset in assets)
        {
            var all = await ListAsync(asset, versions.ListAsync);
            var rollbacks = await ListAsync(asset, versions.ListRollbacksAsync);
            all.Select(version => version.Number).Should().Equal(Enumerable.Range(1, 1 + made[asset].Count()), "no version of {0} is lost or made twice", asset);
            rollbacks.Select(record => record.Number).Should().Equal(Enumerable.Range(1, rollbacks.Count));
            HaveTheStepsOnce(all, made[asset]);
            IsOneHistory(all, rollbacks).Should().Be(all.Single(version => version.IsCurrent).Number);
            tally.Rollbacks.Where(record => record.Asset == asset).Except(rollbacks).Should().BeEmpty("what was acknowledged is recorded");
        }
    }

    /// <summary>Requires that each step is one version, with its bytes and its parameters.</summary>
    private static void HaveTheStepsOnce(IReadOnlyList<ContentVersion> all, IEnumerable<VersionStep> steps)
    {
        var bySha256 = all.ToDictionary(version => version.Sha256);
        foreach (var step in steps)
        {
            bySha256.Should().ContainKey(step.Sha256, "{0} was made", step.Text);
            JsonElement.DeepEquals(bySha256[step.Sha256].GenerationParameters!.Value, step.Parameters).Should().BeTrue("{0} has its own parameters", step.Text);
        }
    }

    /// <summary>Requires that versions and roll-backs are one history: each begins with the version that the one before left current. A version never leaves an old one current again, so that there is one order at most.</summary>
    /// <returns>The number that is current in the end.</returns>
    private static int IsOneHistory(IReadOnlyList<ContentVersion> all, IReadOnlyList<VersionRollback> rollbacks)
    {
        var (current, next, back) = (1, 1, 0);
        while (next < all.Count || back < rollbacks.Count)
        {
            if (back < rollbacks.Count && rollbacks[back].FromNumber == current)
            {
                current = rollbacks[back++].ToNumber;
            }
            else if (next < all.Count && all[next].ParentNumber == current)
            {
                current = all[next++].Number;
            }
            else
            {
                throw new InvalidOperationException($"Nothing follows when version {current} is current: version {next + 1} and roll-back {back + 1} begin elsewhere.");
            }
        }

        return current;
    }

    private async Task<IReadOnlyList<T>> ListAsync<T>(AssetReference asset, Func<AssetReference, VersionListOptions?, CancellationToken, Task<Page<T>>> list)
    {
        var all = new List<T>();
        string? after = null;
        do
        {
            var page = await AgainAsync(() => list(asset, new VersionListOptions { PageSize = 1000, After = after }, cancellationToken));
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        all.Reverse();
        return all;
    }

    // The pool may still have connections that were killed before.
    private static async Task<T> AgainAsync<T>(Func<Task<T>> read)
    {
        for (var failures = 1; ; failures++)
        {
            try
            {
                return await read();
            }
            catch (CatalogException error) when (error.IsTransient && failures <= MaxDeadConnections)
            {
            }
        }
    }
}
