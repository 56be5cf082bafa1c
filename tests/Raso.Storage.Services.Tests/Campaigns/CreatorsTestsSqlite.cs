using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

public sealed class CreatorsTestsSqlite(SqliteCatalogue catalogue) : CreatorsTests(catalogue), IClassFixture<SqliteCatalogue>;
