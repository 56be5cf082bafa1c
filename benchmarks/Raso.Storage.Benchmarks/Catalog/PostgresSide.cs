using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Raso.Storage.Assets;
using Raso.Storage.Catalog.Postgres;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>The statements of the SDK in transactions of the same durability, prepared, with as few round trips as they allow: the id of the transaction, by which a COMMIT whose answer was lost is settled, comes along with the last statement.</summary>
internal sealed class PostgresSide : ICatalogSide
{
    private static readonly string[] Backends = ["memory"];
    private static readonly string[] Tags = ["1"];

    private readonly NpgsqlDataSource _source;

    private PostgresSide(NpgsqlDataSource source) => _source = source;

    public static PostgresSide Open(string database) => new(NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, Enlist = false }.ConnectionString));

    public async Task<Guid> InsertPaperAsync(int number)
    {
        var id = Guid.CreateVersion7();
        var paper = SampleRows.Paper(number);
        await WriteAsync(PostgresMapping.Paper, Command(
            PaperSql.Insert,
            Value("id", NpgsqlDbType.Uuid, id),
            Text("title", paper.Title),
            Value("authors", NpgsqlDbType.Array | NpgsqlDbType.Text, paper.Authors),
            Text("doi", paper.Doi),
            Text("abstract", paper.Abstract),
            Value("keywords", NpgsqlDbType.Array | NpgsqlDbType.Text, paper.Keywords),
            Value("publication_date", NpgsqlDbType.Date, paper.PublicationDate!.Value),
            Text("journal", paper.Journal),
            Text("pdf_url", paper.PdfUrl),
            Text("folder", "papers/2024/" + id)));
        return id;
    }

    public Task ReadPaperAsync(Guid id) => ReadAsync(Command(PaperSql.Get, Value("id", NpgsqlDbType.Uuid, id)), PostgresMapping.Paper);

    // The SDK reads one row more, to know whether a page follows.
    public async Task<int> ListPapersAsync(int count) => (await ReadAsync(
        Command(
            PaperSql.ListNewest,
            Value("created_at", NpgsqlDbType.TimestampTz, DateTimeOffset.MaxValue),
            Value("after_id", NpgsqlDbType.Uuid, Guid.AllBitsSet),
            Value("limit", NpgsqlDbType.Integer, count + 1)),
        PostgresMapping.Paper)).Count - 1;

    public async Task<Guid> InsertVideoAsync(Guid paperId, int number)
    {
        var (id, file, token) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var path = $"papers/2024/{paperId}/videos/final/{id}.mp4";
        await ReadPaperAsync(paperId);
        await WriteAsync(
            PostgresMapping.Video,
            Command(
                LedgerSql.InsertFile,
                Value("id", NpgsqlDbType.Uuid, file),
                Text("path", path),
                Value("token", NpgsqlDbType.Uuid, token),
                Value("lease", NpgsqlDbType.Interval, TimeSpan.FromMinutes(5)),
                Text("content_type", "video/mp4")),
            Command(LedgerSql.InsertReplicas, Value("id", NpgsqlDbType.Uuid, file), Value("backends", NpgsqlDbType.Array | NpgsqlDbType.Text, Backends)));

        var hash = Convert.ToHexStringLower(SHA256.HashData(SampleRows.Bytes));
        await WriteAsync(
            PostgresMapping.Video,
            Command(
                LedgerSql.Confirm,
                Value("id", NpgsqlDbType.Uuid, file),
                Value("token", NpgsqlDbType.Uuid, token),
                Value("size", NpgsqlDbType.Bigint, (long)SampleRows.Bytes.Length),
                Text("sha256", hash),
                Value("backends", NpgsqlDbType.Array | NpgsqlDbType.Text, Backends),
                Value("etags", NpgsqlDbType.Array | NpgsqlDbType.Text, Tags)),
            Insert(SampleRows.Video(paperId, number), id, path),
            Command(
                AssetSql.NoteVersion,
                Value("id", NpgsqlDbType.Uuid, id),
                Text("file_path", path),
                Text("changes_description", null),
                Text("created_by", null),
                Value("performance_metrics", NpgsqlDbType.Jsonb, null)),
            Command(VideoSql.Get, Value("id", NpgsqlDbType.Uuid, id)));
        return id;
    }

    public Task ReadVideoAsync(Guid id) => ReadAsync(Command(VideoSql.Get, Value("id", NpgsqlDbType.Uuid, id)), PostgresMapping.Video);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlBatchCommand Insert(NewVideoAsset video, Guid id, string path) => Command(
        VideoSql.Insert,
        Value("id", NpgsqlDbType.Uuid, id),
        Value("paper_id", NpgsqlDbType.Uuid, video.PaperId),
        Text("title", video.Title),
        Text("description", video.Description),
        Text("role", "final"),
        Value("scene_number", NpgsqlDbType.Integer, video.SceneNumber),
        Text("scene_name", video.SceneName),
        Text("file_path", path),
        Value("file_size", NpgsqlDbType.Bigint, (long)SampleRows.Bytes.Length),
        Value("duration_seconds", NpgsqlDbType.Numeric, (decimal?)video.Duration?.TotalSeconds),
        Text("resolution", video.Resolution),
        Value("fps", NpgsqlDbType.Integer, video.Fps),
        Text("codec", video.Codec),
        Value("bitrate", NpgsqlDbType.Integer, video.Bitrate),
        Text("quality_preset", "medium"),
        Text("validation_status", "pending"),
        Value("validation_errors", NpgsqlDbType.Jsonb, null),
        Value("codec_info", NpgsqlDbType.Jsonb, video.CodecInfo?.GetRawText()),
        Value("generation_parameters", NpgsqlDbType.Jsonb, video.GenerationParameters?.GetRawText()),
        Value("ai_models_used", NpgsqlDbType.Jsonb, video.AiModelsUsed?.GetRawText()),
        Value("generation_time_seconds", NpgsqlDbType.Integer, (int?)video.GenerationTime?.TotalSeconds));

    private static NpgsqlBatchCommand Command(string statement, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static NpgsqlParameter Text(string name, string? value) => Value(name, NpgsqlDbType.Text, value);

    private static NpgsqlParameter Value(string name, NpgsqlDbType type, object? value) => new(name, type) { Value = value ?? DBNull.Value };

    private async Task WriteAsync<T>(Func<NpgsqlDataReader, T> map, params IReadOnlyList<NpgsqlBatchCommand> commands)
    {
        await using var connection = await _source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await RunAsync(connection, [.. commands, new NpgsqlBatchCommand(TransactionSql.CurrentXid)], map);
        await transaction.CommitAsync();
    }

    private async Task<List<T>> ReadAsync<T>(NpgsqlBatchCommand command, Func<NpgsqlDataReader, T> map)
    {
        await using var connection = await _source.OpenConnectionAsync();
        return await RunAsync(connection, [command], map);
    }

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
