using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Papers;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Updates do not look at the row version.</summary>
public sealed class IgnoredRowVersion : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Papers = Intercept.Calls(
            session.Papers,
            nameof(IPaperRows.UpdateAsync),
            call => session.Papers.UpdateAsync((Guid)call[0]!, (PaperChanges)call[1]!, null, (CancellationToken)call[3]!)),
        Videos = Intercept.Calls(
            session.Videos,
            nameof(IPaperRows.UpdateAsync),
            call => session.Videos.UpdateAsync((Guid)call[0]!, (VideoAssetChanges)call[1]!, (VersionFile?)call[2], null, (CancellationToken)call[4]!)),
        Versions = Intercept.Calls(
            session.Versions,
            nameof(IVersionRows.RollBackAsync),
            call => session.Versions.RollBackAsync(
                (AssetReference)call[0]!, (int)call[1]!, (string?)call[2], (string?)call[3], null, (CancellationToken)call[5]!)),
    };
}
