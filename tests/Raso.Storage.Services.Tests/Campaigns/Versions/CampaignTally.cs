using System.Collections.Concurrent;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>What the creators of a campaign were told.</summary>
internal sealed class CampaignTally
{
    private int _failed;
    private int _unknown;

    /// <summary>Gets the roll-backs that the SDK acknowledged.</summary>
    public ConcurrentBag<VersionRollback> Rollbacks { get; } = [];

    /// <summary>Gets how many calls failed and were made again.</summary>
    public int Failed => _failed;

    /// <summary>Gets how many calls could not tell what became of them.</summary>
    public int Unknown => _unknown;

    public void AddFailed() => Interlocked.Increment(ref _failed);

    public void AddUnknown() => Interlocked.Increment(ref _unknown);
}
