using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Raso.Storage.Assets;
using Raso.Storage.Sqlite;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>The statements of the SDK in transactions of the same durability, on one connection, each statement prepared once.</summary>
internal sealed class SqliteSide : ICatalogSide
{
    private static readonly RecordMapping Mapping = new(
        (row, column) => Guid.Parse(row.GetString(column)),
        (row, column) => JsonSerializer.Deserialize<string[]>(row.GetString(column))!,
        (row, column) => DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        (row, column) => DateTimeOffset.ParseExact(row.GetString(column), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    private SqliteSide(SqliteConnection connection) => _connection = connection;

    public static SqliteSide Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, ForeignKeys = true }.ConnectionString);
        connection.Open();
        var side = new SqliteSide(connection);
        side.RunScript("PRAGMA synchronous = full; PRAGMA journal_mode = wal");
        return side;
    }

    /// <summary>Runs statements once, each prepared after the one before it has run.</summary>
    public void RunScript(string statements)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    public Task<Guid> InsertPaperAsync(int number)
    {
        var id = Guid.CreateVersion7();
        var key = id.ToString();
        var paper = SampleRows.Paper(number);
        Run(ConnectionSql.BeginWrite);
        Read(PaperSql.Exists, row => row.GetInt64(0), ("$id", key));
        Run(
            PaperSql.Insert,
            ("$id", key),
            ("$title", paper.Title),
            ("$authors", JsonSerializer.Serialize(paper.Authors)),
            ("$doi", paper.Doi),
            ("$abstract", paper.Abstract),
            ("$keywords", JsonSerializer.Serialize(paper.Keywords)),
            ("$publication_date", paper.PublicationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("$journal", paper.Journal),
            ("$pdf_url", paper.PdfUrl),
            ("$folder", "papers/2024/" + key));
        Read(PaperSql.Get, Mapping.Paper, ("$id", key));
        Run(LedgerSql.Settle);
        Run(ConnectionSql.Commit);
        return Task.FromResult(id);
    }

    public Task ReadPaperAsync(Guid id)
    {
        Read(PaperSql.Get, Mapping.Paper, ("$id", id.ToString()));
        return Task.CompletedTask;
    }

    public Task<int> ListPapersAsync(int count) =>
        // The SDK reads one row more, to know whether a page follows.
        Task.FromResult(Read(PaperSql.ListNewestFirst, Mapping.Paper, ("$created_at", null), ("$id", null), ("$limit", count + 1)).Count - 1);

    public Task<Guid> InsertVideoAsync(Guid paperId, int number)
    {
        var id = Guid.CreateVersion7();
        var key = id.ToString();
        var path = $"papers/2024/{paperId}/videos/final/{key}.mp4";
        Read(PaperSql.Get, Mapping.Paper, ("$id", paperId.ToString()));
        var file = Begin(path, "video/mp4");
        Run(ConnectionSql.BeginWrite);
        Confirm(file, Convert.ToHexStringLower(SHA256.HashData(SampleRows.Bytes)), SampleRows.Bytes.Length);
        Read(VideoSql.Exists, row => row.GetInt64(0), ("$id", key));
        Insert(SampleRows.Video(paperId, number), key, path);
        Run(AssetSql.NoteVersion, ("$content_id", key), ("$file_path", path), ("$changes_description", null), ("$created_by", null), ("$performance_metrics", null));
        Read(VideoSql.Get, Mapping.Video, ("$id", key));
        Run(LedgerSql.Settle);
        Run(ConnectionSql.Commit);
        return Task.FromResult(id);
    }

    public Task ReadVideoAsync(Guid id)
    {
        Read(VideoSql.Get, Mapping.Video, ("$id", id.ToString()));
        return Task.CompletedTask;
    }

    /// <summary>Attaches a PDF, which a function stores.</summary>
    public Task AttachPdfAsync(Guid paperId, string path, Func<string> store, long length)
    {
        var key = paperId.ToString();
        Read(PaperSql.Get, Mapping.Paper, ("$id", key));
        var file = Begin(path, "application/pdf");
        var hash = store();
        Run(ConnectionSql.BeginWrite);
        Confirm(file, hash, length);
        Run(PaperSql.SetPdf, ("$id", key), ("$pdf_path", path));
        Read(PaperSql.Get, Mapping.Paper, ("$id", key));
        Run(LedgerSql.Settle);
        Run(ConnectionSql.Commit);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        return _connection.DisposeAsync();
    }

    /// <summary>Commits the intent to write a file.</summary>
    private (string Id, string Token) Begin(string path, string contentType)
    {
        var file = (Id: Guid.CreateVersion7().ToString(), Token: Guid.CreateVersion7().ToString());
        Run(ConnectionSql.BeginWrite);
        Run(LedgerSql.InsertFile, ("$id", file.Id), ("$path", path), ("$token", file.Token), ("$lease", "+300.000 seconds"), ("$content_type", contentType));
        Run(LedgerSql.InsertReplicas, ("$id", file.Id), ("$backends", """["disk"]"""));
        Run(LedgerSql.Settle);
        Run(ConnectionSql.Commit);
        return file;
    }

    private void Confirm((string Id, string Token) file, string hash, long length)
    {
        const string replicas = """[{"backend":"disk","etag":"1"}]""";
        Run(LedgerSql.Confirm, ("$id", file.Id), ("$token", file.Token), ("$size", length), ("$sha256", hash));
        Read(LedgerSql.FindUnknownReplicas, row => row.GetString(0), ("$id", file.Id), ("$replicas", replicas));
        Run(LedgerSql.ConfirmReplicas, ("$id", file.Id), ("$replicas", replicas));
    }

    private void Insert(NewVideoAsset video, string id, string path) => Run(
        VideoSql.Insert,
        ("$id", id),
        ("$paper_id", video.PaperId.ToString()),
        ("$title", video.Title),
        ("$description", video.Description),
        ("$scene_number", video.SceneNumber),
        ("$scene_name", video.SceneName),
        ("$validation_status", "pending"),
        ("$validation_errors", null),
        ("$generation_parameters", video.GenerationParameters?.GetRawText()),
        ("$ai_models_used", video.AiModelsUsed?.GetRawText()),
        ("$generation_time_seconds", (long?)video.GenerationTime?.TotalSeconds),
        ("$file_path", path),
        ("$file_size", SampleRows.Bytes.Length),
        ("$role", "final"),
        ("$duration_seconds", video.Duration?.TotalSeconds),
        ("$resolution", video.Resolution),
        ("$fps", video.Fps),
        ("$codec", video.Codec),
        ("$bitrate", video.Bitrate),
        ("$quality_preset", "medium"),
        ("$codec_info", video.CodecInfo?.GetRawText()));

    private void Run(string statement, params ReadOnlySpan<(string Name, object? Value)> arguments) => Prepare(statement, arguments).ExecuteNonQuery();

    private List<T> Read<T>(string statement, Func<SqliteDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        using var reader = Prepare(statement, arguments).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }

    private SqliteCommand Prepare(string statement, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (!_prepared.TryGetValue(statement, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = statement;
            foreach (var (name, _) in arguments)
            {
                command.Parameters.Add(new SqliteParameter(name, DBNull.Value));
            }

            command.Prepare();
            _prepared.Add(statement, command);
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters[i].Value = arguments[i].Value ?? DBNull.Value;
        }

        return command;
    }
}
