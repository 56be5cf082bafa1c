using System.Security.Cryptography;
using Raso.Storage.Benchmarks.Catalog;
using Raso.Storage.Catalog;
using Raso.Storage.Sqlite;

namespace Raso.Storage.Benchmarks.FirstUse;

/// <summary>The same by hand: the schema in one transaction, the paper, the file with its intent, synced to disk, and its row.</summary>
internal static class PeerFirstUse
{
    public static async Task RunAsync(string folder)
    {
        var database = Path.Combine(folder, "peer.db");
        await using var side = SqliteSide.Open(database);
        side.RunScript(ConnectionSql.BeginWrite);
        foreach (var script in MigrationScript.Load(typeof(SqliteOptions).Assembly))
        {
            side.RunScript(script.Sql);
        }

        side.RunScript(ConnectionSql.Commit);
        var paper = await side.InsertPaperAsync(0);
        await side.AttachPdfAsync(paper, "papers/paper.pdf", () => Store(Path.Combine(folder, "paper.pdf")), FirstUseWorker.Pdf.Length);
    }

    private static string Store(string fileName)
    {
        var temporary = fileName + ".tmp";
        using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(file, FirstUseWorker.Pdf, 0);
            RandomAccess.FlushToDisk(file);
        }

        File.Move(temporary, fileName);
        return Convert.ToHexStringLower(SHA256.HashData(FirstUseWorker.Pdf));
    }
}
