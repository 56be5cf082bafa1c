using System.Globalization;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>A graph of 100,000 relationships with statistics: 20,000 films that depend on four parts each, chains of a thousand, and layers that are joined to each other.</summary>
public sealed class LargeGraphFixture : IAsyncLifetime
{
    private readonly PostgresSchemaFixture _schema = new();

    public async ValueTask InitializeAsync()
    {
        await _schema.InitializeAsync();
        await _schema.ScalarAsync<int>(
            """
            SET session_replication_role = replica;
            CREATE FUNCTION node(n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$ SELECT lpad(to_hex(n), 32, '0')::uuid $$;
            INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type)
            SELECT 'video', node(n), CASE p % 2 WHEN 0 THEN 'audio' ELSE 'visual' END, node(1000000 + n * 4 + p), 'depends_on'
            FROM generate_series(1, 20000) AS n, generate_series(0, 3) AS p;
            INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type)
            SELECT 'video', node(2000000 + n), 'video', node(2000001 + n), 'depends_on' FROM generate_series(1, 18000) AS n WHERE n % 1000 <> 0;
            INSERT INTO asset_relationships (source_type, source_id, target_type, target_id, relationship_type)
            SELECT 'video', node(3000000 + l * 100 + i), 'video', node(3000100 + l * 100 + j), 'depends_on'
            FROM generate_series(0, 19) AS l, generate_series(0, 9) AS i, generate_series(0, 9) AS j;
            ANALYZE asset_relationships;
            SELECT 1
            """);
    }

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    /// <summary>Runs a statement and gives its plan, with the number of rows that each part of it read.</summary>
    internal Task<string> ExplainAsync(NpgsqlBatchCommand statement) => _schema.ExplainAsync("EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF, COSTS OFF)", statement);

    internal static Guid Node(long number) => Guid.ParseExact(number.ToString("x32", CultureInfo.InvariantCulture), "N");
}
