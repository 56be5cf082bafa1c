using Raso.Storage.Testing.Catalog;

namespace Raso.Storage.Conformance.Catalog;

[Trait("Category", "Server")]
public sealed class PostgresJobLeaseTests : JobLeaseConformance<PostgresCatalogHarness>;
