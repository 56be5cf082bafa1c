namespace Raso.Storage.Schema.Tests;

/// <summary>The search index follows the paper and folds case and accents alike in both dialects.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData("attentions")]
    [InlineData("ELODIE")]
    [InlineData("élodie")]
    [InlineData("muller")]
    [InlineData("Naïve")]
    [InlineData("transformer")]
    [Trait("Category", "Server")]
    public async Task Search_ForAWordOfEachField_FindsThePaper(string word)
    {
        foreach (var kind in (CatalogueKind[])[CatalogueKind.Postgres, CatalogueKind.Sqlite])
        {
            await using var database = await CatalogueDatabase.CreateAsync(kind);
            await InsertAsync(database);

            (await FoundAsync(database, word)).Should().Be("1", "{0} stands in the paper, on {1}", word, kind);
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.Dialects), MemberType = typeof(Catalogues))]
    public async Task Search_AfterAnUpdate_FindsTheNewWordsAlone(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await InsertAsync(database);

        await database.ExecuteAsync("UPDATE papers SET title = 'Gradients', authors = list[\"Zoë Quinn\"], abstract = NULL");

        (await FoundAsync(database, "gradient")).Should().Be("1");
        (await FoundAsync(database, "zoe")).Should().Be("1");
        (await FoundAsync(database, "attention")).Should().Be("0");
        (await FoundAsync(database, "naive")).Should().Be("0");
    }

    [Theory]
    [MemberData(nameof(Catalogues.Dialects), MemberType = typeof(Catalogues))]
    public async Task Search_ForWhatIsTyped_FindsSignsThatAreNot(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await database.ExecuteAsync("INSERT INTO papers (title, authors, folder, abstract) VALUES ('CO₂', list[\"Ｆisher\"], 'a', 'A ﬁnite co\u00ADoperation of 10⁵ with हिन्दी')");

        foreach (var word in (string[])["co2", "fisher", "finite", "cooperation", "105", "हिन्दी"])
        {
            (await FoundAsync(database, word)).Should().Be("1", "{0} stands in the paper", word);
        }

        (await FoundAsync(database, "हिन")).Should().Be("0", "it is part of a word");
        await database.ExecuteAsync("UPDATE papers SET abstract = 'Plain'");
        (await FoundAsync(database, "finite")).Should().Be("0");
        (await FoundAsync(database, "co2")).Should().Be("1");
    }

    [Theory]
    [MemberData(nameof(Catalogues.Dialects), MemberType = typeof(Catalogues))]
    public async Task Search_AfterTheDelete_FindsNothing(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        await InsertAsync(database);

        await database.ExecuteAsync("DELETE FROM papers");

        (await FoundAsync(database, "attention")).Should().Be("0");
    }

    [Theory]
    [MemberData(nameof(Catalogues.Dialects), MemberType = typeof(Catalogues))]
    public async Task Insert_WithEndlessFields_IsTakenAndFoundByTheirBeginning(CatalogueKind kind)
    {
        await using var database = await CatalogueDatabase.CreateAsync(kind);
        var many = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"ウウウ{i}\""));

        await database.ExecuteAsync(
            $"""
            INSERT INTO papers (title, authors, folder, keywords, abstract)
            VALUES ('a', list["First",{many}], 'a', list["Second",{many}], 'Third {new string('ウ', 300_000)}')
            """);

        foreach (var word in (string[])["first", "second", "third"])
        {
            (await FoundAsync(database, word)).Should().Be("1");
        }
    }

    [Fact]
    public async Task SearchIndex_OfSqlite_AgreesWithItsTable()
    {
        await using var database = await CatalogueDatabase.CreateAsync(CatalogueKind.Sqlite);
        await InsertAsync(database);
        await database.ExecuteAsync("UPDATE papers SET keywords = '[\"a\\u0062c\"]'");
        await database.ExecuteAsync("INSERT INTO papers (title, authors, folder, abstract) VALUES ('CO₂', '[\"Ｆisher\"]', 'b', 'ﬁnite'), ('H₂O', '[\"ﬁsh\"]', 'c', 'in 10 €')");
        await database.ExecuteAsync("UPDATE papers SET title = 'N₂' WHERE folder = 'b'");
        await database.ExecuteAsync("UPDATE papers SET title = 'Water' WHERE folder = 'c'");

        // With 1 it compares the index with the content, not only with itself.
        await database.ExecuteAsync("INSERT INTO papers_search (papers_search, rank) VALUES ('integrity-check', 1)");

        await database.ExecuteAsync("INSERT INTO papers_search (papers_search) VALUES ('rebuild')");

        (await FoundAsync(database, "abc")).Should().Be("1", "words are indexed, not their JSON");
        (await FoundAsync(database, "n2")).Should().Be("1");
        (await FoundAsync(database, "finite")).Should().Be("1");
        (await FoundAsync(database, "fish")).Should().Be("1");
        await database.ExecuteAsync("DELETE FROM papers");
        (await database.ScalarAsync("SELECT (SELECT count(*) FROM papers_folded) + (SELECT count(*) FROM papers_words)")).Should().Be("0");
    }

    private static Task InsertAsync(CatalogueDatabase database) => database.ExecuteAsync(
        """
        INSERT INTO papers (title, authors, folder, keywords, abstract)
        VALUES ('Attention is all you need', list["Élodie Durand","Jörg Müller"], 'a', list["Transformers"], 'A naive summary')
        """);

    private static Task<string> FoundAsync(CatalogueDatabase database, string word) => database.ScalarAsync(database.IsPostgres
        ? $"SELECT count(*) FROM papers WHERE search @@ websearch_to_tsquery('english', raso_fold('{word}'))"
        : $"SELECT count(*) FROM papers_search WHERE papers_search MATCH '{word}'");
}
