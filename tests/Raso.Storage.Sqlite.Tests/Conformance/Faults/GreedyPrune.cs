using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Versioning;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Pruning keeps the current version alone, whatever the policy.</summary>
public sealed class GreedyPrune : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Versions = Intercept.Calls(
            session.Versions,
            nameof(IVersionRows.PruneAsync),
            call => session.Versions.PruneAsync((AssetReference)call[0]!, new PrunePolicy { KeepLast = 0 }, (int)call[2]!, (CancellationToken)call[3]!)),
    };
}
