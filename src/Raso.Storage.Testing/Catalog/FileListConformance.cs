using System.Text;
using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Finding and listing files of the ledger.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class FileListConformance<THarness> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    // The last two are in the other order by UTF-16 units, and the capitals in another by the rules of a language.
    private static readonly string[] Paths =
        ["a", "a b", "a-b", "a.b", "a/b", "a/b/c", "aB", "ab", "Z", "a%", "a_", "z", "é", "ä", "注意", "Ａ", "😀"];

    /// <summary>A path that was never used finds nothing; patterns are none.</summary>
    [Fact]
    public async Task Find_UnknownPath_ReturnsNull()
    {
        await BeginAsync();

        Assert.Null(await ReadAsync(session => session.Files.FindAsync(StoragePath.Parse("files/none"), Token)));
        Assert.Null(await ReadAsync(session => session.Files.FindAsync(StoragePath.Parse("files/%"), Token)));
    }

    /// <summary>Page by page, each file comes once, in the order of its path's UTF-8 bytes, with its replicas.</summary>
    /// <param name="limit">The size of a page.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(17)]
    [InlineData(100)]
    public async Task List_PageByPage_GivesEachFileOnceByBytes(int limit)
    {
        foreach (var path in Paths)
        {
            var intent = new FileIntent(Guid.CreateVersion7(), StoragePath.Parse(path), Guid.CreateVersion7());
            await WriteAsync(session => session.Files.BeginAsync(intent, null, ["s3-eu", "disk"], LongLease, Token));
        }

        var listed = new List<LedgerFile>();
        while (true)
        {
            var after = listed.Count == 0 ? (StoragePath?)null : listed[^1].Path;
            var page = await ReadAsync(session => session.Files.ListAsync(after, limit, Token));
            if (page.Count == 0)
            {
                break;
            }

            Assert.InRange(page.Count, 1, limit);
            listed.AddRange(page);
            Assert.True(listed.Count <= Paths.Length, "Files are repeated.");
        }

        Assert.Equal(
            Paths.OrderBy(path => Convert.ToHexString(Encoding.UTF8.GetBytes(path)), StringComparer.Ordinal),
            listed.Select(file => file.Path.ToString()));
        Assert.All(listed, file => Assert.Equal(["disk", "s3-eu"], file.Replicas.Select(replica => replica.Backend)));
    }

    /// <summary>A file is told the same by its path and in the list.</summary>
    [Fact]
    public async Task List_CommittedFile_SaysWhatFindSays()
    {
        var pdf = await AttachPdfAsync((await AddPaperAsync()).Id, "s3-eu", "disk");

        var listed = Assert.Single(await ReadAsync(session => session.Files.ListAsync(null, 10, Token)));

        var found = await GetFileAsync(pdf);
        Assert.Equal(found with { Replicas = [] }, listed with { Replicas = [] });
        Assert.Equal(found.Replicas, listed.Replicas);
        Assert.Equal([ReplicaState.Stored, ReplicaState.Missing], listed.Replicas.Select(replica => replica.State));
    }

    /// <summary>A list may begin after a path that no file has.</summary>
    [Fact]
    public async Task List_AfterUnusedPath_BeginsThere()
    {
        var first = await BeginAsync();
        var second = await BeginAsync();

        var after = StoragePath.Parse(first.Path + "0");

        Assert.Equal(second.Path, Assert.Single(await ReadAsync(session => session.Files.ListAsync(after, 10, Token))).Path);
    }
}
