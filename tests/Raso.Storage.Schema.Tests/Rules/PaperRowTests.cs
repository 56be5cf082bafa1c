using System.Globalization;

namespace Raso.Storage.Schema.Tests;

/// <summary>What rows of papers may hold, and what follows from their changes.</summary>
public sealed class PaperRowTests
{
    private const string OtherPaper = "00000000-0000-0000-0000-0000000000a2";

    [Theory]
    [MemberData(nameof(Catalogues.Dialects), MemberType = typeof(Catalogues))]
    public async Task Authors_WithControlCharactersOrLongTogether_AreTaken(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        var (third, longest) = (new string('x', 300), new string('y', 500));
        var controls = kind == CatalogueKind.Postgres ? "ARRAY[E'a\\u001Fb', E'\\u001F', E'c\\u001F ']" : """'["a\u001Fb", "\u001F", "c\u001F "]'""";
        string[] lists =
        [
            controls, "list[\"\u3000Ann\u2003\"]", $"list[\"{third}\",\"{third}\"]", $"list[\"{longest}\",\"{longest}\"]",
        ];

        foreach (var list in lists)
        {
            (await database.FaultAsync(GoodRows.Insert("papers", $"authors = {list}"))).Should().Be("nothing refused it", list);
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Update_OfSeveralPapersAtOnce_TellsTheFolderOfEach(CatalogueKind kind)
    {
        await using var database = await Rows.WithPaperAsync(kind);
        await database.AddPaperAsync(OtherPaper);
        await database.ExecuteAsync("INSERT INTO paper_folders (paper_id, folder, backend) SELECT id, folder, 'local' FROM papers");

        var revisions = await RevisionsAsync();

        foreach (var change in new[] { "UPDATE papers SET title = 'Another'", "DELETE FROM papers" })
        {
            await database.ExecuteAsync(change);
            var after = await RevisionsAsync();
            after.Should().HaveCount(2).And.AllSatisfy(revision => revision.Should().BeGreaterThan(revisions[0], change));
            revisions = after;
        }

        async Task<int[]> RevisionsAsync() =>
            [.. (await database.QueryAsync("SELECT revision FROM paper_folders")).Select(revision => int.Parse(revision, CultureInfo.InvariantCulture))];
    }
}
