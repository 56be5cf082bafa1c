using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Makes of rows what the SDK makes of them, by the position of each column.</summary>
internal static class SqliteMapping
{
    public static Paper Paper(SqliteDataReader row) => new()
    {
        Id = Guid.Parse(row.GetString(0)),
        Title = row.GetString(1),
        Authors = JsonSerializer.Deserialize<string[]>(row.GetString(2))!,
        Doi = Text(row, 3),
        Abstract = Text(row, 4),
        Keywords = JsonSerializer.Deserialize<string[]>(row.GetString(5))!,
        PublicationDate = Text(row, 6) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Journal = Text(row, 7),
        PdfUrl = Text(row, 8),
        PdfPath = Text(row, 9) is { } path ? StoragePath.Parse(path) : null,
        Folder = row.GetString(10),
        CreatedAt = Moment(row, 11),
        UpdatedAt = Moment(row, 12),
        RowVersion = row.GetInt64(13),
    };

    public static VideoAsset Video(SqliteDataReader row) => new()
    {
        Id = Guid.Parse(row.GetString(0)),
        PaperId = Guid.Parse(row.GetString(1)),
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
        CurrentVersionId = Guid.Parse(row.GetString(13)),
        CreatedAt = Moment(row, 14),
        UpdatedAt = Moment(row, 15),
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

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static JsonElement? Json(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : JsonElement.Parse(row.GetString(column));

    private static DateTimeOffset Moment(SqliteDataReader row, int column) =>
        DateTimeOffset.ParseExact(row.GetString(column), "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
