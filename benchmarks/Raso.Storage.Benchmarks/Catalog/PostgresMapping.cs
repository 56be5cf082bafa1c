using System.Text.Json;
using Npgsql;
using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Raso.Storage.Versioning;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Makes of rows what the SDK makes of them, by the position of each column.</summary>
internal static class PostgresMapping
{
    public static Paper Paper(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Title = row.GetString(1),
        Authors = row.GetFieldValue<string[]>(2),
        Doi = Text(row, 3),
        Abstract = Text(row, 4),
        Keywords = row.GetFieldValue<string[]>(5),
        PublicationDate = row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6),
        Journal = Text(row, 7),
        PdfUrl = Text(row, 8),
        PdfPath = Text(row, 9) is { } path ? StoragePath.Parse(path) : null,
        Folder = row.GetString(10),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(11),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(12),
        RowVersion = row.GetInt64(13),
    };

    public static VideoAsset Video(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        PaperId = row.GetGuid(1),
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
        CurrentVersionId = row.GetGuid(13),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(14),
        UpdatedAt = row.GetFieldValue<DateTimeOffset>(15),
        RowVersion = row.GetInt64(16),
        Sha256 = row.GetString(17),
        ContentType = row.GetString(18),
        VersionNumber = row.GetInt32(19),
        Role = Enum.Parse<VideoRole>(row.GetString(20), ignoreCase: true),
        Duration = row.IsDBNull(21) ? null : TimeSpan.FromSeconds((double)row.GetDecimal(21)),
        Resolution = Text(row, 22),
        Fps = row.GetInt32(23),
        Codec = Text(row, 24),
        Bitrate = Number(row, 25),
        QualityPreset = Enum.Parse<QualityPreset>(row.GetString(26), ignoreCase: true),
        CodecInfo = Json(row, 27),
    };

    public static ContentVersion Version(NpgsqlDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Asset = new AssetReference(Enum.Parse<AssetType>(row.GetString(1), ignoreCase: true), row.GetGuid(2)),
        Number = row.GetInt32(3),
        IsCurrent = row.GetBoolean(4),
        ParentId = row.IsDBNull(5) ? null : row.GetGuid(5),
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
        SourceCodePath = Text(row, 16) is { } path ? StoragePath.Parse(path) : null,
        SourceCodeSha256 = Text(row, 17),
        PrunedAt = row.IsDBNull(18) ? null : row.GetFieldValue<DateTimeOffset>(18),
        CreatedAt = row.GetFieldValue<DateTimeOffset>(19),
        CreatedBy = Text(row, 20),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);

    private static JsonElement? Json(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : JsonElement.Parse(row.GetString(column));
}
