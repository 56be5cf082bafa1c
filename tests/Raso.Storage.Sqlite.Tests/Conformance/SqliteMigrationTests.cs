using Raso.Storage.Testing.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance;

public sealed class SqliteMigrationTests : MigrationConformance<SqliteCatalogHarness>;
