using System.Text.RegularExpressions;

namespace Raso.Storage.Schema.Tests;

/// <summary>One good row of each table, and for each constraint a row that it refuses by its name.</summary>
public sealed partial class ConstraintTests
{
    private static IReadOnlyList<BadRow> BadRows =>
        [.. LedgerBadRows.All, .. PaperBadRows.All, .. AssetBadRows.All, .. VersionBadRows.All, .. SqliteBadRows.All];

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Insert_GoodRow_IsTaken(CatalogueKind kind)
    {
        await using var database = await SeededAsync(kind);

        foreach (var table in GoodRows.Of.Keys)
        {
            await DropGuardsAsync(database, table);
            (await database.FaultAsync(GoodRows.Insert(table))).Should().Be("nothing refused it", "the row of {0} is good", table);
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Insert_BadRow_IsRefusedByItsConstraint(CatalogueKind kind)
    {
        await using var database = await SeededAsync(kind);
        var wrong = new List<string>();

        foreach (var row in BadRows.Where(row => row.OnPostgres is null || row.OnPostgres == database.IsPostgres).Where(row => Reaches(kind, row)))
        {
            await DropGuardsAsync(database, row.Table);
            var fault = await database.FaultAsync((row.Unguarded ? Unguard(database, row.Table) : "") + GoodRows.Insert(row.Table, row.Columns));
            var expected = IsUnguardedKey(row) && !database.IsPostgres ? "FOREIGN KEY constraint failed" : row.ExpectedFault(database.IsPostgres);
            if (fault != expected)
            {
                wrong.Add($"{row}: {fault}");
            }
        }

        wrong.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Catalogues.Dialects), MemberType = typeof(Catalogues))]
    public async Task Insert_NullWhereNoneMayBe_IsRefused(CatalogueKind kind)
    {
        await using var database = await SeededAsync(kind);

        foreach (var column in await NotNullColumnsAsync(database))
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            await DropGuardsAsync(database, table);
            (await database.FaultAsync(GoodRows.Insert(table, $"{name} = NULL"))).Should().Be("not null", "{0} may not be null", column);
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.Dialects), MemberType = typeof(Catalogues))]
    public async Task Constraints_OfTheSchema_EachHaveABadRow(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);

        var constraints = await ConstraintsAsync(database);

        constraints.Should().HaveCountGreaterThan(150);
        constraints.Except(BadRows.Select(row => row.Constraint)).Should().BeEmpty();
    }

    private static async Task<CatalogueDatabase> SeededAsync(CatalogueKind kind)
    {
        var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("BEGIN");
        await database.SeedAsync();
        return database;
    }

    /// <summary>Versions and roll-backs are written by triggers alone; their constraints are the belt behind these guards.</summary>
    private static async Task DropGuardsAsync(CatalogueDatabase database, string table)
    {
        if (table is not ("content_versions" or "version_rollbacks"))
        {
            return;
        }

        await database.ExecuteAsync(database.IsPostgres
            ? $"DROP TRIGGER IF EXISTS {table}_guard ON {table}"
            : $"DROP TRIGGER IF EXISTS {table}_guard_insert");
    }

    /// <summary>For this one statement: what the guard refuses before the constraint is asked.</summary>
    private static string Unguard(CatalogueDatabase database, string table) => database.IsPostgres
        ? "SET LOCAL session_replication_role = replica; "
        : $"DROP TRIGGER {table}_guard_insert; ";

    /// <summary>A foreign key behind a guard: SQLite has it only where its keys are on, and does not name it.</summary>
    private static bool IsUnguardedKey(BadRow row) =>
        row.Table is "content_versions" or "version_rollbacks" && row.Constraint.EndsWith("_fkey", StringComparison.Ordinal);

    private static bool Reaches(CatalogueKind kind, BadRow row) =>
        !IsUnguardedKey(row) || kind is CatalogueKind.Postgres or CatalogueKind.SqliteWithForeignKeys or CatalogueKind.SqliteWithBoth;

    private static Task<IReadOnlyList<string>> NotNullColumnsAsync(CatalogueDatabase database) => database.QueryAsync(database.IsPostgres
        ? """
          SELECT table_name || '.' || column_name FROM information_schema.columns
          WHERE table_schema = current_schema() AND is_nullable = 'NO'
          """
        : """
          SELECT t.name || '.' || c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
          WHERE t.type = 'table' AND t.sql LIKE '%STRICT' AND t.name <> 'papers_folded' AND c."notnull"
          """);

    private static async Task<IReadOnlyList<string>> ConstraintsAsync(CatalogueDatabase database)
    {
        if (database.IsPostgres)
        {
            return await database.QueryAsync(
                """
                SELECT conname FROM pg_constraint WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f', 'p', 'u')
                UNION SELECT indexrelid::regclass::text FROM pg_index
                WHERE indisunique AND (SELECT relnamespace FROM pg_class WHERE oid = indexrelid) = current_schema()::regnamespace
                """);
        }

        var tables = await database.QueryAsync("SELECT sql FROM sqlite_schema WHERE type = 'table' OR sql LIKE 'CREATE UNIQUE%'");
        return [.. tables.SelectMany(sql => Constraint().Matches(sql)).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"(?:CONSTRAINT|CREATE UNIQUE INDEX) (\w+)")]
    private static partial Regex Constraint();
}
