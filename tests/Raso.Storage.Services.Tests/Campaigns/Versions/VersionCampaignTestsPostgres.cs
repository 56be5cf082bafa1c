using System.Globalization;
using Npgsql;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

[Trait("Category", "Server")]
public sealed class VersionCampaignTestsPostgres(PostgresCatalogue catalogue) : VersionCampaignTests(catalogue), IClassFixture<PostgresCatalogue>
{
    private const int Creators = 100;
    private const int PsqlOneIn = 10;
    private const int MaxPauseMs = 200;

    private const string TerminateOne = """
        SELECT pg_terminate_backend(pid)
        FROM (
            SELECT pid FROM pg_stat_activity
            WHERE application_name = $1 AND pid <> pg_backend_pid()
            ORDER BY random() LIMIT 1) AS one
        """;

    private int _terminated;

    protected override string EqualAssets => """
        SELECT s.id
        FROM (
            SELECT 'video' AS kind, a.id, a.current_version_id, to_jsonb(a) AS asset FROM video_assets AS a
            UNION ALL SELECT 'audio', a.id, a.current_version_id, to_jsonb(a) FROM audio_assets AS a
            UNION ALL SELECT 'visual', a.id, a.current_version_id, to_jsonb(a) FROM visual_assets AS a) AS s
        JOIN content_versions AS v ON v.id = s.current_version_id AND v.content_type = s.kind AND v.content_id = s.id AND v.is_current
        WHERE v.properties = raso_asset_properties(s.kind, s.asset)
          AND to_jsonb(v.file_path) = s.asset -> 'file_path' AND to_jsonb(v.file_size) = s.asset -> 'file_size'
          AND coalesce(v.generation_parameters, 'null') = s.asset -> 'generation_parameters'
          AND coalesce(v.ai_models_used, 'null') = s.asset -> 'ai_models_used'
          AND v.source_code_path IS NOT DISTINCT FROM s.asset ->> 'source_code_path'
        """;

    [Fact]
    public Task Create_AHundredBySdk_RuleHolds() => RunAsync(Creators, 20, (_, bench, campaign) => Sdk(bench, campaign));

    [Fact]
    public async Task Create_AHundredByPlainSql_RuleHolds()
    {
        await using var plain = OpenPlain();
        await RunAsync(Creators, 20, (creator, _, campaign) => Plain(creator, plain, campaign));
    }

    [Fact]
    public Task Create_AHundredMixed_RuleHolds() => MixedAsync(100);

    [Fact]
    [Trait("Category", "Long")]
    public Task Create_AHundredMixedAThousandEach_RuleHolds() => MixedAsync(1000);

    [Fact]
    public Task Create_WithConnectionsKilled_RuleHoldsAndNothingIsLostOrMadeTwice() => KilledAsync(20);

    [Fact]
    [Trait("Category", "Long")]
    public Task Create_WithManyConnectionsKilled_RuleHoldsAndNothingIsLostOrMadeTwice() => KilledAsync(500);

    private async Task KilledAsync(int each)
    {
        await using var plain = OpenPlain();
        await RunAsync(
            20,
            each,
            (creator, bench, campaign) => creator % 2 == 0 ? Sdk(bench, campaign) : new PlainVersionCreator(OpenAsync, Sql, Catalogue, campaign.Tally),
            TerminateAsync);

        _terminated.Should().BePositive();
        TestContext.Current.TestOutputHelper?.WriteLine($"{_terminated} connections terminated");

        async Task<System.Data.Common.DbConnection> OpenAsync(CancellationToken cancellationToken) => await plain.OpenConnectionAsync(cancellationToken);
    }

    private async Task MixedAsync(int each)
    {
        await using var plain = OpenPlain();
        await RunAsync(Creators, each, (creator, bench, campaign) => creator % 2 == 0 ? Sdk(bench, campaign) : Plain(creator, plain, campaign));
    }

    private IVersionCreator Plain(int creator, NpgsqlDataSource plain, VersionCampaign campaign)
    {
        var server = new NpgsqlConnectionStringBuilder(PostgresCatalogue.Server);
        return creator % PsqlOneIn == 1
            ? new ShellVersionCreator(
                "psql",
                ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"],
                new Dictionary<string, string>
                {
                    ["PGHOST"] = server.Host!,
                    ["PGPORT"] = server.Port.ToString(CultureInfo.InvariantCulture),
                    ["PGUSER"] = server.Username!,
                    ["PGPASSWORD"] = server.Password!,
                    ["PGDATABASE"] = server.Database!,
                    ["PGOPTIONS"] = $"-c search_path={catalogue.Schema}",
                },
                Sql)
            : new PlainVersionCreator(OpenAsync, Sql, Catalogue, campaign.Tally);

        async Task<System.Data.Common.DbConnection> OpenAsync(CancellationToken cancellationToken) => await plain.OpenConnectionAsync(cancellationToken);
    }

    // Few connections: those of the host and of other tests need theirs.
    private NpgsqlDataSource OpenPlain() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(PostgresCatalogue.Server)
    {
        SearchPath = catalogue.Schema,
        ApplicationName = catalogue.Schema,
        MaxPoolSize = 20,
        Timeout = 300,
        CommandTimeout = 300,
    });

    private async Task TerminateAsync(Random random, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(PostgresCatalogue.Server);
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(random.Next(MaxPauseMs)), TimeProvider.System, cancellationToken);
                await using var command = source.CreateCommand(TerminateOne);
                command.Parameters.AddWithValue(catalogue.Schema);
                _terminated += await command.ExecuteScalarAsync(cancellationToken) is true ? 1 : 0;
            }
        }
        catch (OperationCanceledException)
        {
            // The creators are done.
        }
    }
}
