namespace Raso.Storage.Schema.Tests.Shells;

public sealed class SqliteShellTests(SqliteShellCatalogue catalogue) : ShellAttackTests(catalogue), IClassFixture<SqliteShellCatalogue>
{
    private static readonly Dictionary<string, string> Words = new() { ["{no committed file}"] = "no committed file", ["paper_id"] = "FOREIGN KEY" };

    public static TheoryData<string, string, bool> Refused
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var (sql, by) in CommonAttacks.Refused)
            {
                data.Add(sql, Words.GetValueOrDefault(by, by), false);
            }

            foreach (var (sql, by) in SqliteShellAttacks.Refused)
            {
                data.Add(sql, by, false);
                data.Add(sql, by, true);
            }

            return data;
        }
    }

    public static TheoryData<string, bool> PutRight
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var sql in CommonAttacks.PutRight.Concat(SqliteShellAttacks.PutRight))
            {
                data.Add(sql, false);
                data.Add(sql, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public Task Attack_ThatBreaksARule_IsRefused(string sql, string by, bool recursive) => RefusedAsync(Pragma(recursive) + sql, by);

    [Theory]
    [MemberData(nameof(PutRight))]
    public Task Attack_ThatIsTaken_LeavesEveryRuleKept(string sql, bool recursive) => PutRightAsync(Pragma(recursive) + sql);

    [Fact]
    public async Task Note_LeftByHand_SilencesNoRule()
    {
        var sql = await Catalogue.SeedAsync(
            """
            INSERT OR IGNORE INTO raso_guards VALUES ('nested'), ('video_assets'), ('files'), ('papers'), ('file_replicas');
            UPDATE video_assets SET codec = 'av1' WHERE id = '{video}';
            SELECT row_version FROM video_assets WHERE id = '{video}';
            INSERT OR IGNORE INTO raso_guards VALUES ('nested');
            UPDATE video_assets SET file_path = '{free}' WHERE id = '{video}';
            SELECT row_version FROM video_assets WHERE id = '{video}';
            INSERT OR IGNORE INTO raso_guards VALUES ('nested');
            UPDATE papers SET journal = 'TUGboat' WHERE id = '{paper}';
            SELECT row_version FROM papers WHERE id = '{paper}';
            """);

        var result = await Catalogue.AttackAsync(sql);

        result.Errors.Should().BeEmpty();
        result.Lines.Should().Equal("3", "4", "2");
        (await Catalogue.BrokenRulesAsync()).Should().BeEmpty();
    }

    /// <summary>What docs/security.md says of it: whoever may write the file may take its triggers away.</summary>
    [Fact]
    public async Task WriterOfTheFile_WhoDropsATrigger_IsNotHeld()
    {
        var sql = await Catalogue.SeedAsync("UPDATE video_assets SET codec = 'past' WHERE id = '{video}'");

        var result = await Catalogue.AttackAsync(
            $"BEGIN; DROP TRIGGER video_assets_version_copy; {sql}; SELECT count(*) FROM content_versions WHERE properties LIKE '%past%'; ROLLBACK;");

        result.Errors.Should().BeEmpty();
        result.Output.Trim().Should().Be("0", "the version did not follow");
    }

    private static string Pragma(bool recursive) => recursive ? "PRAGMA recursive_triggers = ON; " : "";
}
