using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests;

public sealed class SqliteMigrationStoreTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LockAsync_TwentyHostsAtOnce_ApplyEachMigrationOnce()
    {
        await using var database = TemporaryDatabase.CreateEmpty();
        var hosts = Enumerable.Range(0, 20).Select(_ => database.OpenAnother(TimeSpan.FromMinutes(2))).ToList();

        var applied = await Task.WhenAll(hosts.Select(TemporaryDatabase.MigrateAsync));

        applied.Sum().Should().Be(database.Catalog.Migrations.Scripts.Count);
        var records = await ListAsync(database);
        records.Select(record => (record.Version, record.Name, record.Checksum)).Should()
            .Equal(database.Catalog.Migrations.Scripts.Select(script => (script.Version, script.Name, script.Checksum)));
    }

    [Fact]
    public async Task UndoAsync_AllDownAndUpAgain_LeavesTheSameSchema()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var before = Schema(database);
        var paper = await database.Catalog.AddPaperAsync();
        await database.Catalog.AddVideoAsync(paper.Id);

        await database.Catalog.Migrations.LockAsync(
            async (session, token) =>
            {
                foreach (var script in database.Catalog.Migrations.Scripts.Reverse())
                {
                    await session.UndoAsync(script, token);
                }

                return true;
            },
            Token);
        Schema(database).Should().ContainSingle().Which.Should().Contain("schema_migrations");
        await TemporaryDatabase.MigrateAsync(database.Catalog);

        Schema(database).Should().Equal(before);
        await database.Catalog.AddPaperAsync();
    }

    [Fact]
    public async Task ApplyAsync_ScriptFails_KeepsThoseBeforeAndNothingOfIt()
    {
        await using var database = TemporaryDatabase.CreateEmpty();
        var good = new MigrationScript(1, "good", "CREATE TABLE good (n INTEGER) STRICT", "DROP TABLE good");
        var bad = new MigrationScript(2, "bad", "CREATE TABLE half (n INTEGER) STRICT; INSERT INTO nowhere VALUES (1)", "DROP TABLE half");

        var act = () => database.Catalog.Migrations.LockAsync(
            async (session, token) =>
            {
                await session.ApplyAsync(good, token);
                return await session.ApplyAsync(bad, token);
            },
            Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Message.Should().Contain("nowhere");
        Schema(database).Should().HaveCount(2).And.Contain(sql => sql.Contains("good")).And.NotContain(sql => sql.Contains("half"));
        (await ListAsync(database)).Should().ContainSingle().Which.Name.Should().Be("good");
    }

    [Fact]
    public async Task ApplyAsync_BrokenForeignKey_IsTakenBack()
    {
        await using var database = TemporaryDatabase.CreateEmpty();
        var script = new MigrationScript(
            1,
            "broken",
            """
            CREATE TABLE parents (id TEXT NOT NULL PRIMARY KEY) STRICT;
            CREATE TABLE children (parent_id TEXT NOT NULL REFERENCES parents (id)) STRICT;
            INSERT INTO children VALUES ('nobody')
            """,
            "DROP TABLE children");

        var act = () => database.Catalog.Migrations.LockAsync((session, token) => session.ApplyAsync(script, token), Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Message.Should().Contain("children").And.Contain("parents");
        (await ListAsync(database)).Should().BeEmpty();
    }

    [Fact]
    public async Task ApplyAsync_ScriptCommits_IsRefused()
    {
        await using var database = TemporaryDatabase.CreateEmpty();
        var script = new MigrationScript(1, "commits", "CREATE TABLE one (n INTEGER); COMMIT", "DROP TABLE one");

        var act = () => database.Catalog.Migrations.LockAsync((session, token) => session.ApplyAsync(script, token), Token);

        await act.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task LockAsync_Afterwards_ForeignKeysAreOnAgain()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var on = await database.Catalog.WriteAsync(session => Task.FromResult(
            ((SqliteSession)session).Statements.Query("SELECT foreign_keys FROM pragma_foreign_keys", new SqliteArguments(), row => row.Integer("foreign_keys"), Token)));

        on.Should().Equal(1);
    }

    [Fact]
    public async Task ApplyAsync_Record_HoldsTheTimeOfTheDatabase()
    {
        await using var database = TemporaryDatabase.CreateEmpty();
        var script = database.Catalog.Migrations.Scripts[0];

        var applied = await database.Catalog.Migrations.LockAsync((session, token) => session.ApplyAsync(script, token), Token);

        (await ListAsync(database)).Should().ContainSingle().Which.AppliedAt.Should().Be(applied);
    }

    private static Task<IReadOnlyList<AppliedMigration>> ListAsync(TemporaryDatabase database) =>
        database.Catalog.Migrations.LockAsync((session, token) => session.ListAppliedAsync(token), Token);

    private static IReadOnlyList<string> Schema(TemporaryDatabase database)
    {
        using var plain = database.OpenPlain();
        plain.Begin(ConnectionSql.BeginRead, Token);
        var sql = plain.Query(
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name",
            new SqliteArguments(),
            row => row.Text("sql"),
            Token);
        plain.Rollback();
        return sql;
    }
}
