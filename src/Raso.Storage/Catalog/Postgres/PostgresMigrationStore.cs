using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>The migrations of PostgreSQL, under an advisory lock of the schema. The lock belongs to a session: a pooler between must not share sessions.</summary>
internal sealed class PostgresMigrationStore(NpgsqlDataSource primary, string? schema) : IMigrationStore
{
    // A migration, and the wait for another host's, may take any time.
    private static readonly CommandSettings Unlimited = new(TimeoutSeconds: 0, Prepare: false);

    public IReadOnlyList<MigrationScript> Scripts { get; } = MigrationScript.Load(typeof(PostgresMigrationStore).Assembly);

    public Task<T> LockAsync<T>(Func<IMigrationSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken) => PostgresConnections.UseAsync(
        primary,
        async (connection, token) =>
        {
            var commands = new PostgresCommands(connection, PostgresScope.Write, Unlimited);
            var name = schema ?? await CurrentSchemaAsync(commands, token).ConfigureAwait(false);
            var key = KeyOf(name);
            await commands.ExecuteAsync(new NpgsqlBatchCommand(MigrationSql.Lock).With("key", (long?)key), token).ConfigureAwait(false);
            try
            {
                await PrepareAsync(commands, token).ConfigureAwait(false);
                return await work(new PostgresMigrationSession(connection, commands), token).ConfigureAwait(false);
            }
            finally
            {
                // A broken connection has let the lock go by itself.
                if (connection.FullState == System.Data.ConnectionState.Open)
                {
                    await commands.ExecuteAsync(new NpgsqlBatchCommand(MigrationSql.Unlock).With("key", (long?)key), CancellationToken.None).ConfigureAwait(false);
                }
            }
        },
        cancellationToken);

    private static async Task<string> CurrentSchemaAsync(PostgresCommands commands, CancellationToken cancellationToken) =>
        await commands.FirstAsync([new NpgsqlBatchCommand(MigrationSql.CurrentSchema)], row => row.TextOrNull("name"), cancellationToken).ConfigureAwait(false)
        ?? throw new CatalogException(
            CatalogErrorCode.SchemaMismatch,
            "No schema of the connection's search path exists: create it, or set PostgresOptions.Schema, which the migration creates.");

    private static long KeyOf(string schema) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"Raso.Storage migrations of {schema}")));

    private async Task PrepareAsync(PostgresCommands commands, CancellationToken cancellationToken)
    {
        if (schema is not null)
        {
            await commands.ExecuteAsync(new NpgsqlBatchCommand(MigrationSql.NameSchema).With("name", schema), cancellationToken).ConfigureAwait(false);
            await commands.ExecuteAsync(new NpgsqlBatchCommand(MigrationSql.CreateSchema), cancellationToken).ConfigureAwait(false);
        }

        await commands.ExecuteAsync(new NpgsqlBatchCommand(MigrationSql.CreateTable), cancellationToken).ConfigureAwait(false);
    }
}
