using Raso.Storage.Testing.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance;

public sealed class SqlitePaperWordsTests : PaperWordsConformance<SqliteCatalogHarness>;
