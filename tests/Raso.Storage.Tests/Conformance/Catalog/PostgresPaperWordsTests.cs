using Raso.Storage.Testing.Catalog;

namespace Raso.Storage.Conformance.Catalog;

[Trait("Category", "Server")]
public sealed class PostgresPaperWordsTests : PaperWordsConformance<PostgresCatalogHarness>;
