namespace Raso.Storage.Sqlite;

/// <summary>The statements of one kind of asset.</summary>
internal sealed record AssetSql
{
    public const string NoteVersion = """
        UPDATE content_versions
        SET changes_description = $changes_description, created_by = $created_by
        WHERE file_path = $file_path AND content_id = $content_id
            -- The file of an older version is a roll-back: what was noted with that version stays.
            AND changes_description IS NULL AND created_by IS NULL
            AND NOT EXISTS (SELECT 1 FROM version_rollbacks AS r WHERE r.to_version_id = content_versions.id)
        """;

    /// <summary>Gets the name of the kind, for messages.</summary>
    public required string Name { get; init; }

    public required string Exists { get; init; }

    public required string Insert { get; init; }

    public required string Get { get; init; }

    public required string ListOfPaper { get; init; }

    public required string Update { get; init; }

    public required string Delete { get; init; }
}
