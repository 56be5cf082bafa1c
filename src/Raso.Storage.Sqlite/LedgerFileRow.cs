using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>One row of a file joined with its replicas.</summary>
/// <param name="File">The file, without replicas.</param>
/// <param name="Replica">One of its replicas, or <see langword="null"/> where it has none.</param>
internal sealed record LedgerFileRow(LedgerFile File, LedgerReplica? Replica)
{
    public static LedgerFileRow Map(SqliteRow row) => new(
        new LedgerFile
        {
            Id = row.Id("id"),
            Path = row.Path("path"),
            State = row.Enum("file_state", CatalogText.FileStates),
            Length = row.IsNull("size") ? null : row.Integer("size"),
            Sha256 = row.TextOrNull("sha256"),
            ContentType = row.TextOrNull("content_type"),
            Replicas = [],
        },
        row.TextOrNull("backend") is { } backend
            ? new LedgerReplica(backend, row.Enum("replica_state", CatalogText.ReplicaStates), row.TextOrNull("etag"))
            : null);

    /// <summary>Puts the replicas of each file together; the rows of a file follow one another.</summary>
    public static IReadOnlyList<LedgerFile> Group(IReadOnlyList<LedgerFileRow> rows)
    {
        var files = new List<LedgerFile>();
        for (var i = 0; i < rows.Count;)
        {
            var file = rows[i].File;
            var replicas = new List<LedgerReplica>();
            for (; i < rows.Count && rows[i].File.Id == file.Id; i++)
            {
                if (rows[i].Replica is { } replica)
                {
                    replicas.Add(replica);
                }
            }

            files.Add(file with { Replicas = replicas });
        }

        return files;
    }
}
