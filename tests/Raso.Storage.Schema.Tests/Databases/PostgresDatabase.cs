using System.Data.Common;
using Npgsql;
using Raso.Storage.Catalog;

namespace Raso.Storage.Schema.Tests;

/// <summary>A schema of its own on the test server, dropped at the end.</summary>
internal sealed class PostgresDatabase : CatalogueDatabase
{
    private const string Variable = "RASO_TEST_POSTGRES";

    private readonly NpgsqlDataSource _source;
    private readonly string _schema;

    private PostgresDatabase(NpgsqlDataSource source, NpgsqlConnection connection, string schema)
        : base(connection) => (_source, _schema) = (source, schema);

    internal override bool IsPostgres => true;

    protected override IReadOnlyList<MigrationScript> Migrations { get; } = MigrationScript.Load(typeof(MigrationScript).Assembly);

    internal static async Task<PostgresDatabase> ConnectAsync()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(server))
        {
            throw new InvalidOperationException($"{Variable} names no PostgreSQL server: run the tests with ./eng/test, which starts one.");
        }

        var schema = $"schema_{Guid.CreateVersion7():N}";
        var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server)
        {
            SearchPath = schema,
            Pooling = false,
            IncludeErrorDetail = true,
        });
        var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"CREATE SCHEMA {schema}", connection);
        await command.ExecuteNonQueryAsync();
        return new PostgresDatabase(source, connection, schema);
    }

    /// <summary>Opens another connection to the same catalogue.</summary>
    internal Task<NpgsqlConnection> OpenAsync() => _source.OpenConnectionAsync().AsTask();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await using (var connection = await _source.OpenConnectionAsync())
        await using (var command = new NpgsqlCommand($"SET client_min_messages = warning; DROP SCHEMA {_schema} CASCADE", connection))
        {
            await command.ExecuteNonQueryAsync();
        }

        await _source.DisposeAsync();
    }

    protected override string List(string elements) => $"ARRAY[{elements.Replace('"', '\'')}]::text[]";

    protected override string FaultOf(DbException exception) => exception is PostgresException postgres
        ? postgres.SqlState switch
        {
            PostgresErrorCodes.NotNullViolation => "not null",
            _ => postgres.ConstraintName ?? postgres.SqlState,
        }
        : throw exception;
}
