using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Each page of versions and of roll-backs begins with the last one of the page before.</summary>
public sealed class RepeatedVersion : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session)
    {
        var versions = Intercept.Calls(
            session.Versions,
            nameof(IVersionRows.ListAsync),
            call => session.Versions.ListAsync((AssetReference)call[0]!, (int?)call[1] + 1, (int)call[2]!, (CancellationToken)call[3]!));
        return new FaultySession(session)
        {
            Versions = Intercept.Calls(
                versions,
                nameof(IVersionRows.ListRollbacksAsync),
                call => session.Versions.ListRollbacksAsync((AssetReference)call[0]!, (int?)call[1] + 1, (int)call[2]!, (CancellationToken)call[3]!)),
        };
    }
}
