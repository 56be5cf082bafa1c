using System.Data.Common;
using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Raso.Storage.Versioning;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Makes of rows what the SDK makes of them, by the position of each column.</summary>
/// <param name="id">Reads an id.</param>
/// <param name="texts">Reads a list of texts.</param>
/// <param name="day">Reads a day.</param>
/// <param name="moment">Reads a moment.</param>
internal sealed class RecordMapping(
    Func<DbDataReader, int, Guid> id, Func<DbDataReader, int, string[]> texts, Func<DbDataReader, int, DateOnly> day, Func<DbDataReader, int, DateTimeOffset> moment)
{
    public Paper Paper(DbDataReader row) => new()
    {
        Id = id(row, 0),
        Title = row.GetString(1),
        Authors = texts(row, 2),
        Doi = Text(row, 3),
        Abstract = Text(row, 4),
        Keywords = texts(row, 5),
        PublicationDate = row.IsDBNull(6) ? null : day(row, 6),
        Journal = Text(row, 7),
        PdfUrl = Text(row, 8),
        PdfPath = Path(row, 9),
        Folder = row.GetString(10),
        CreatedAt = moment(row, 11),
        UpdatedAt = moment(row, 12),
        RowVersion = row.GetInt64(13),
    };

    public VideoAsset Video(DbDataReader row) => new()
    {
        Id = id(row, 0),
        PaperId = id(row, 1),
        Title = row.GetString(2),
        Description = Text(row, 3),
        SceneNumber = Number(row, 4),
        SceneName = Text(row, 5),
        ValidationStatus = Enum.Parse<ValidationStatus>(row.GetString(6), ignoreCase: true),
        ValidationErrors = Json(row, 7),
        GenerationParameters = Json(row, 8),
        AiModelsUsed = Json(row, 9),
        GenerationTime = Number(row, 10) is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        FilePath = StoragePath.Parse(row.GetString(11)),
        FileSize = row.GetInt64(12),
        CurrentVersionId = id(row, 13),
        CreatedAt = moment(row, 14),
        UpdatedAt = moment(row, 15),
        RowVersion = row.GetInt64(16),
        Sha256 = row.GetString(17),
        ContentType = row.GetString(18),
        VersionNumber = row.GetInt32(19),
        Role = Enum.Parse<VideoRole>(row.GetString(20), ignoreCase: true),
        Duration = row.IsDBNull(21) ? null : TimeSpan.FromSeconds(row.GetDouble(21)),
        Resolution = Text(row, 22),
        Fps = row.GetInt32(23),
        Codec = Text(row, 24),
        Bitrate = Number(row, 25),
        QualityPreset = Enum.Parse<QualityPreset>(row.GetString(26), ignoreCase: true),
        CodecInfo = Json(row, 27),
    };

    public ContentVersion Version(DbDataReader row) => new()
    {
        Id = id(row, 0),
        Asset = new AssetReference(Enum.Parse<AssetType>(row.GetString(1), ignoreCase: true), id(row, 2)),
        Number = row.GetInt32(3),
        IsCurrent = row.GetBoolean(4),
        ParentId = row.IsDBNull(5) ? null : id(row, 5),
        ParentNumber = Number(row, 6),
        ChangesDescription = Text(row, 7),
        GenerationParameters = Json(row, 8),
        AiModelsUsed = Json(row, 9),
        PerformanceMetrics = Json(row, 10),
        Properties = Json(row, 11)!.Value,
        FilePath = StoragePath.Parse(row.GetString(12)),
        FileSize = row.GetInt64(13),
        Sha256 = row.GetString(14),
        ContentType = row.GetString(15),
        SourceCodePath = Path(row, 16),
        SourceCodeSha256 = Text(row, 17),
        PrunedAt = row.IsDBNull(18) ? null : moment(row, 18),
        CreatedAt = moment(row, 19),
        CreatedBy = Text(row, 20),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static StoragePath? Path(DbDataReader row, int column) => Text(row, column) is { } path ? StoragePath.Parse(path) : null;

    private static JsonElement? Json(DbDataReader row, int column) => row.IsDBNull(column) ? null : JsonElement.Parse(row.GetString(column));
}
