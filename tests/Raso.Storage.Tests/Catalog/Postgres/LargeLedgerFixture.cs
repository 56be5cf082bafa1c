using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>A ledger of many committed files and of a few in each other state, with statistics, so that the planner plans as it will in earnest.</summary>
public sealed class LargeLedgerFixture : IAsyncLifetime
{
    private readonly PostgresSchemaFixture _schema = new();

    public async ValueTask InitializeAsync()
    {
        await _schema.InitializeAsync();
        await _schema.ScalarAsync<int>(
            """
            SET session_replication_role = replica;
            INSERT INTO files (path, state, token, lease_until, size, sha256, ended_at, purged_at)
            SELECT 'files/' || lpad(to_hex(n), 6, '0'),
                CASE WHEN n > 20000 THEN 'writing' WHEN n > 19950 THEN 'deleting' WHEN n > 19900 THEN 'abandoned' WHEN n > 19000 THEN 'deleted' ELSE 'committed' END,
                gen_random_uuid(), clock_timestamp() + n * interval '1 second', 1, repeat('a', 64),
                CASE WHEN n > 19000 THEN clock_timestamp() END, CASE WHEN n BETWEEN 19001 AND 19900 THEN clock_timestamp() END
            FROM generate_series(1, 20050) AS n;
            INSERT INTO file_replicas (file_id, backend, state, verified_at)
            SELECT f.id, b, CASE f.state WHEN 'committed' THEN 'stored' WHEN 'deleted' THEN 'deleted' ELSE 'writing' END, clock_timestamp()
            FROM files AS f, unnest(ARRAY['disk', 's3']) AS b;
            ANALYZE files, file_replicas;
            SELECT 1
            """);
    }

    public ValueTask DisposeAsync() => _schema.DisposeAsync();

    internal Task<string> ExplainAsync(NpgsqlBatchCommand statement) => _schema.ExplainAsync("EXPLAIN", statement);
}
