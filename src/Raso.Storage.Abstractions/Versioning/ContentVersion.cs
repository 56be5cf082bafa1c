using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Versioning;

/// <summary>One state that an asset was in. Its number, file and parent never change; what describes the bytes changes only while the version is the current one.</summary>
public sealed record ContentVersion
{
    /// <summary>Gets the id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Gets the asset.</summary>
    public required AssetReference Asset { get; init; }

    /// <summary>Gets the number, from 1 and without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>Gets a value indicating whether this is the version that the asset's row shows; one of its versions is.</summary>
    public required bool IsCurrent { get; init; }

    /// <summary>Gets the id of the version that was current when this one was made; <see langword="null"/> for the first alone.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>Gets the number of the version that was current when this one was made; <see langword="null"/> for the first alone.</summary>
    public int? ParentNumber { get; init; }

    /// <summary>Gets what was new in the version.</summary>
    public string? ChangesDescription { get; init; }

    /// <summary>Gets the parameters that the file was generated with, as JSON.</summary>
    public JsonElement? GenerationParameters { get; init; }

    /// <summary>Gets the models that the file was generated with, as JSON.</summary>
    public JsonElement? AiModelsUsed { get; init; }

    /// <summary>Gets what was measured of the version, as JSON.</summary>
    public JsonElement? PerformanceMetrics { get; init; }

    /// <summary>Gets what else describes the bytes, as a JSON object by the names of the asset's columns, for example <c>duration_seconds</c>, <c>resolution</c> or <c>transcript</c>.</summary>
    public required JsonElement Properties { get; init; }

    /// <summary>Gets the path of the file; a pruned version keeps it for the record.</summary>
    public required StoragePath FilePath { get; init; }

    /// <summary>Gets the length of the file in bytes.</summary>
    public required long FileSize { get; init; }

    /// <summary>Gets the SHA-256 of the file, as 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Gets the media type of the file.</summary>
    public required string ContentType { get; init; }

    /// <summary>Gets the path of the source code that a visual was rendered from, if there is any.</summary>
    public StoragePath? SourceCodePath { get; init; }

    /// <summary>Gets the SHA-256 of the source code, as 64 lower-case hexadecimal digits, if there is any.</summary>
    public string? SourceCodeSha256 { get; init; }

    /// <summary>Gets when the version was pruned, which deleted its files, by the database's clock; <see langword="null"/> while it has them.</summary>
    public DateTimeOffset? PrunedAt { get; init; }

    /// <summary>Gets when the version was made, by the database's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets who made the version.</summary>
    public string? CreatedBy { get; init; }
}
