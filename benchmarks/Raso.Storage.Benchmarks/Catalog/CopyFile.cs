using System.Globalization;
using System.Text;
using Raso.Storage.Naming;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Papers as a file that psql's <c>\copy</c> reads.</summary>
internal static class CopyFile
{
    public const string Columns = "id, title, authors, doi, abstract, keywords, publication_date, journal, folder";

    private static readonly ReadableLayout Layout = new();

    public static async Task WriteAsync(string path, IAsyncEnumerable<NewPaper> papers)
    {
        await using var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 20);
        await foreach (var paper in papers)
        {
            var id = Guid.CreateVersion7();
            await writer.WriteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{id}\t{Escape(paper.Title)}\t{Escape(Array(paper.Authors))}\t{paper.Doi}\t{Escape(paper.Abstract!)}\t{Escape(Array(paper.Keywords))}\t{paper.PublicationDate:yyyy-MM-dd}\t{paper.Journal}\t{Layout.GetPaperFolder(id, paper)}\n"));
        }
    }

    private static string Array(IReadOnlyList<string> texts) =>
        $"{{{string.Join(',', texts.Select(text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}}}";

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal);
}
