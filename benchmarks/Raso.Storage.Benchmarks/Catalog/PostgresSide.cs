using Npgsql;
using NpgsqlTypes;
using Raso.Storage.Assets;
using Raso.Storage.Catalog.Postgres;
using static Raso.Storage.Benchmarks.Catalog.BareNpgsql;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>The statements of the SDK in transactions of the same durability, prepared, with as few round trips as they allow: the id of the transaction, by which a COMMIT whose answer was lost is settled, comes along with the last statement.</summary>
internal sealed class PostgresSide(BareNpgsql bare) : ICatalogSide
{
    public async Task<Guid> InsertPaperAsync(int number)
    {
        var id = Guid.CreateVersion7();
        var paper = SampleRows.Paper(number);
        await bare.WriteAsync(Mapping.Paper, Command(
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

    public Task ReadPaperAsync(Guid id) => bare.ReadAsync(Command(PaperSql.Get, Value("id", NpgsqlDbType.Uuid, id)), Mapping.Paper);

    // The SDK reads one row more, to know whether a page follows.
    public async Task<int> ListPapersAsync(int count) => (await bare.ReadAsync(
        Command(
            PaperSql.ListNewest,
            Value("created_at", NpgsqlDbType.TimestampTz, DateTimeOffset.MaxValue),
            Value("after_id", NpgsqlDbType.Uuid, Guid.AllBitsSet),
            Value("limit", NpgsqlDbType.Integer, count + 1)),
        Mapping.Paper)).Count - 1;

    public async Task<Guid> InsertVideoAsync(Guid paperId, int number)
    {
        var id = Guid.CreateVersion7();
        var path = $"papers/2024/{paperId}/videos/final/{id}.mp4";
        await ReadPaperAsync(paperId);
        var file = await bare.BeginFileAsync(path);
        await bare.WriteAsync(
            Mapping.Video,
            Confirm(file),
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

    public Task ReadVideoAsync(Guid id) => bare.ReadAsync(Command(VideoSql.Get, Value("id", NpgsqlDbType.Uuid, id)), Mapping.Video);

    public ValueTask DisposeAsync() => bare.DisposeAsync();

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
}
