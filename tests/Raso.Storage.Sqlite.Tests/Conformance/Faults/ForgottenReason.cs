using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Roll-backs are recorded without who and why.</summary>
public sealed class ForgottenReason : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Versions = Intercept.Calls(
            session.Versions,
            nameof(IVersionRows.RollBackAsync),
            call => session.Versions.RollBackAsync((AssetReference)call[0]!, (int)call[1]!, null, null, (long?)call[4], (CancellationToken)call[5]!)),
    };
}
