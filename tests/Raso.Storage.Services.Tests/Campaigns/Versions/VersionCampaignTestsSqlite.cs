using System.Data.Common;
using Microsoft.Data.Sqlite;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

public sealed class VersionCampaignTestsSqlite(SqliteCatalogue catalogue) : VersionCampaignTests(catalogue), IClassFixture<SqliteCatalogue>
{
    private const int Creators = 20;
    private const int Each = 50;

    protected override string EqualAssets => """
        SELECT s.content_id
        FROM asset_states AS s
        JOIN content_versions AS v ON v.id = s.current_version_id AND v.content_type = s.content_type AND v.content_id = s.content_id AND v.is_current = 1
        WHERE v.file_path = s.file_path AND v.file_size = s.file_size AND v.source_code_path IS s.source_code_path AND v.properties = s.properties
            AND v.generation_parameters IS s.generation_parameters AND v.ai_models_used IS s.ai_models_used
        """;

    [Fact]
    public Task Create_TwentyBySdk_RuleHolds() => RunAsync(Creators, Each, (_, bench, campaign) => Sdk(bench, campaign));

    [Fact]
    public Task Create_TwentyByPlainSql_RuleHolds() => RunAsync(Creators, Each, (creator, _, campaign) => Plain(creator, campaign));

    [Fact]
    public Task Create_TwentyMixed_RuleHolds() =>
        RunAsync(Creators, Each, (creator, bench, campaign) => creator % 2 == 0 ? Sdk(bench, campaign) : Plain(creator, campaign));

    private IVersionCreator Plain(int creator, VersionCampaign campaign) => creator % 5 == 1
        ? new ShellVersionCreator("sqlite3", ["-bail", "-cmd", ".timeout 300000", catalogue.File], new Dictionary<string, string>(), Sql)
        : new PlainVersionCreator(OpenAsync, Sql, Catalogue, campaign.Tally);

    private async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = catalogue.File, DefaultTimeout = 300 }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        return connection;
    }
}
