using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Every renewal succeeds.</summary>
public sealed class UnfencedRenewal : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Files = Intercept.Calls(session.Files, nameof(IFileLedger.RenewAsync), _ => Task.FromResult(true)),
    };
}
