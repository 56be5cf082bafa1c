namespace Raso.Storage.Schema.Tests.Shells;

[Trait("Category", "Server")]
public sealed class PsqlTests(PsqlCatalogue catalogue) : ShellAttackTests(catalogue), IClassFixture<PsqlCatalogue>
{
    private static readonly Dictionary<string, string> Words = new() { ["{no committed file}"] = "ERROR" };

    public static TheoryData<string, string> Refused
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (sql, by) in CommonAttacks.Refused)
            {
                data.Add(sql, Words.GetValueOrDefault(by, by));
            }

            foreach (var (sql, by) in PsqlAttacks.Refused)
            {
                data.Add(sql, by);
            }

            return data;
        }
    }

    public static TheoryData<string> PutRight => [.. CommonAttacks.PutRight, .. PsqlAttacks.PutRight];

    [Theory]
    [MemberData(nameof(Refused))]
    public Task Attack_ThatBreaksARule_IsRefused(string sql, string by) => RefusedAsync(sql, by);

    [Theory]
    [MemberData(nameof(PutRight))]
    public Task Attack_ThatIsTaken_LeavesEveryRuleKept(string sql) => PutRightAsync(sql);

    [Fact]
    public async Task Shells_ManyAtOnce_KeepNumbersDense()
    {
        const int shells = 4;
        var script = await Catalogue.SeedAsync("UPDATE video_assets SET file_path = '{v1}' WHERE id = '{video}'; UPDATE video_assets SET file_path = '{v2}' WHERE id = '{video}';");
        var video = script.Split('\'')[3];

        var results = await Task.WhenAll(Enumerable.Range(0, shells).Select(shell => Catalogue.AttackAsync(string.Join("\n", Enumerable.Range(0, 10).Select(i =>
            $"""
            BEGIN;
            INSERT INTO files (path, token, lease_until) VALUES ('{video}/{shell}-{i}', '{Rows.Token}', '{Rows.Later}');
            INSERT INTO file_replicas (file_id, backend) SELECT id, 'local' FROM files WHERE path = '{video}/{shell}-{i}';
            UPDATE files SET state = 'committed', size = 10, sha256 = '{Rows.Hash}' WHERE path = '{video}/{shell}-{i}';
            UPDATE video_assets SET file_path = '{video}/{shell}-{i}' WHERE id = '{video}';
            COMMIT;
            {(i % 3 == 0 ? script : "")}
            """)))));

        results.Select(result => result.Errors).Should().OnlyContain(errors => errors.Length == 0);
        (await Catalogue.OwnAsync($"SELECT max(version_number) FROM content_versions WHERE content_id = '{video}';")).Output.Trim().Should().Be("42");
        (await Catalogue.BrokenRulesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Functions_ThatReadTables_LookForTemporaryOnesLast() =>
        (await Catalogue.OwnAsync($"SELECT proname FROM pg_proc WHERE pronamespace = '{Catalogue.Schema}'::regnamespace AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'plpgsql') AND proconfig IS DISTINCT FROM ARRAY['search_path={Catalogue.Schema}, pg_temp'];"))
        .Output.Should().BeEmpty("each function reads the tables of its own schema alone");

    /// <summary>What docs/security.md says of it: nothing in a database holds against its superuser.</summary>
    [Fact]
    public async Task Superuser_WithTriggersOff_IsNotHeld()
    {
        var sql = await Catalogue.SeedAsync("UPDATE video_assets SET codec = 'past' WHERE id = '{video}'");

        var result = await Catalogue.OwnAsync($"BEGIN; SET LOCAL session_replication_role = replica; {sql}; SELECT count(*) FROM content_versions WHERE properties ->> 'codec' = 'past'; ROLLBACK;");

        result.Failed.Should().BeFalse();
        result.Output.Trim().Should().Be("0", "the version did not follow");
    }
}
