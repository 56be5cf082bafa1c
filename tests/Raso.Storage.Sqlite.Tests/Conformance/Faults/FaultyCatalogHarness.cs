using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>The SQLite catalogue with a fault.</summary>
/// <typeparam name="TFault">The fault.</typeparam>
public sealed class FaultyCatalogHarness<TFault> : SqliteCatalogHarness
    where TFault : CatalogFault, new()
{
    public override async ValueTask<ICatalog> CreateCatalogAsync(CancellationToken cancellationToken) =>
        new FaultyCatalog(await base.CreateCatalogAsync(cancellationToken), new TFault());
}
