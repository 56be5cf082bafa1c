using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Raso.Storage.Catalog.Postgres;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>A pool of connections without the SDK: statements prepared by themselves, those of a transaction in one round trip, with the id by which a COMMIT whose answer was lost is settled.</summary>
internal sealed class BareNpgsql : IAsyncDisposable
{
    /// <summary>Makes rows into records.</summary>
    public static readonly RecordMapping Mapping = new(
        (row, column) => row.GetGuid(column),
        (row, column) => row.GetFieldValue<string[]>(column),
        (row, column) => row.GetFieldValue<DateOnly>(column),
        (row, column) => row.GetFieldValue<DateTimeOffset>(column));

    private static readonly string[] Backends = ["memory"];
    private static readonly string[] Tags = ["1"];

    private readonly NpgsqlDataSource _source;

    private BareNpgsql(NpgsqlDataSource source) => _source = source;

    public static BareNpgsql Open(string database) => new(NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, Enlist = false }.ConnectionString));

    public static NpgsqlBatchCommand Command(string statement, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static NpgsqlParameter Text(string name, string? value) => Value(name, NpgsqlDbType.Text, value);

    public static NpgsqlParameter Value(string name, NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };

    /// <summary>Commits the intent to write a file.</summary>
    public async Task<(Guid Id, Guid Token)> BeginFileAsync(string path)
    {
        var (file, token) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await WriteAsync(
            static _ => 0,
            Command(
                LedgerSql.InsertFile,
                Value("id", NpgsqlDbType.Uuid, file),
                Text("path", path),
                Value("token", NpgsqlDbType.Uuid, token),
                Value("lease", NpgsqlDbType.Interval, TimeSpan.FromMinutes(5)),
                Text("content_type", "video/mp4")),
            Command(LedgerSql.InsertReplicas, Value("id", NpgsqlDbType.Uuid, file), Value("backends", NpgsqlDbType.Array | NpgsqlDbType.Text, Backends)));
        return (file, token);
    }

    /// <summary>Makes the statement that confirms a file, once its bytes were hashed and kept.</summary>
    public static NpgsqlBatchCommand Confirm((Guid Id, Guid Token) file) => Command(
        LedgerSql.Confirm,
        Value("id", NpgsqlDbType.Uuid, file.Id),
        Value("token", NpgsqlDbType.Uuid, file.Token),
        Value("size", NpgsqlDbType.Bigint, (long)SampleRows.Bytes.Length),
        Text("sha256", Convert.ToHexStringLower(SHA256.HashData(SampleRows.Bytes))),
        Value("backends", NpgsqlDbType.Array | NpgsqlDbType.Text, Backends),
        Value("etags", NpgsqlDbType.Array | NpgsqlDbType.Text, Tags));

    public async Task WriteAsync<T>(Func<NpgsqlDataReader, T> map, params IReadOnlyList<NpgsqlBatchCommand> commands)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync(connection, [.. commands, new NpgsqlBatchCommand(TransactionSql.CurrentXid)], map);
        await transaction.CommitAsync();
    }

    public async Task<List<T>> ReadAsync<T>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> map)
    {
        await using var connection = await _source.OpenConnectionAsync();
        return await RunAsync(connection, [command], map);
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>Runs statements in one round trip, and reads every row: one of papers or assets as a record.</summary>
    private static async Task<List<T>> RunAsync<T>(NpgsqlConnection connection, IReadOnlyList<NpgsqlBatchCommand> commands, Func<NpgsqlDataReader, T> map)
    {
        await using var batch = connection.CreateBatch();
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync();
        var rows = new List<T>();
        do
        {
            while (await reader.ReadAsync())
            {
                if (reader.GetName(0) == "id")
                {
                    rows.Add(map(reader));
                }
                else
                {
                    reader.GetValues(new object[reader.FieldCount]);
                }
            }
        }
        while (await reader.NextResultAsync());

        return rows;
    }
}
