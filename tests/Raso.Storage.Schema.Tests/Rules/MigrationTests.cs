namespace Raso.Storage.Schema.Tests;

/// <summary>The scripts as a whole: each undo takes away what its migration made, and both dialects have the same columns.</summary>
public sealed class MigrationTests
{
    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Undo_OfEverything_LeavesNothing(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);

        await database.UndoAsync();

        (await database.QueryAsync(database.IsPostgres
            ? """
              SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
              UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
              """
            : "SELECT name FROM sqlite_schema")).Should().BeEmpty();
        await database.ApplyAsync();
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task Columns_OfBothDialects_AreTheSame()
    {
        await using var postgres = await CatalogueDatabase.CreateAsync(CatalogueKind.Postgres);
        await using var sqlite = await CatalogueDatabase.CreateAsync(CatalogueKind.Sqlite);

        var ours = await postgres.QueryAsync(
            """
            SELECT table_name || '.' || column_name || ' ' || is_nullable FROM information_schema.columns WHERE table_schema = current_schema()
            """);
        var theirs = await sqlite.QueryAsync(
            """
            SELECT t.name || '.' || c.name || ' ' || CASE WHEN c."notnull" THEN 'NO' ELSE 'YES' END
            FROM sqlite_schema AS t, pragma_table_xinfo(t.name) AS c WHERE t.type = 'table' AND t.sql LIKE '%STRICT' AND t.name NOT IN ('papers_words', 'papers_folded')
            """);

        ours.Except(theirs).Should().Equal("papers.search YES");
        theirs.Except(ours).Should().Equal("papers.search_id YES");
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task Functions_OfPostgres_WorkUnderAnotherSearchPath()
    {
        await using var database = await Rows.WithVideoAsync(CatalogueKind.Postgres);
        await database.AddFilesAsync("v2");
        var schema = await database.ScalarAsync("SELECT current_schema()");

        await database.ExecuteAsync("SET LOCAL search_path = pg_catalog");
        await database.ExecuteAsync($"UPDATE {schema}.video_assets SET file_path = 'v2'");
        await database.ExecuteAsync($"UPDATE {schema}.papers SET title = 'Other'");

        (await database.ScalarAsync($"SELECT count(*) FROM {schema}.content_versions")).Should().Be("2");
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task Truncate_OfAnyTable_IsRefused()
    {
        await using var database = await Rows.WithVideoAsync(CatalogueKind.Postgres);

        foreach (var table in GoodRows.Of.Keys)
        {
            (await database.FaultAsync($"SET CONSTRAINTS ALL IMMEDIATE; TRUNCATE {table} CASCADE")).Should().Be("RS006", table);
        }
    }
}
