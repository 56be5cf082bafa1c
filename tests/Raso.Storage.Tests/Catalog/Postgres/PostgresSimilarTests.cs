using System.Security.Cryptography;
using Npgsql;
using Raso.Storage.Papers;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Misspelt words find similar ones where the extension pg_trgm is there, whatever schema it is in, and nothing breaks where it is not. In a database of its own, because an extension is for the whole of one.</summary>
[Trait("Category", "Server")]
public sealed class PostgresSimilarTests : IAsyncLifetime
{
    private readonly string _database = $"raso_similar_{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
    private PostgresCatalog? _catalog;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PostgresCatalog Catalog => _catalog!;

    public async ValueTask InitializeAsync()
    {
        await PostgresServer.ExecuteAsync($"CREATE DATABASE {_database}");
        _catalog = new PostgresCatalog(new PostgresOptions { ConnectionString = Settings().ConnectionString, Schema = "raso" });
    }

    public async ValueTask DisposeAsync()
    {
        await Catalog.DisposeAsync();
        await PostgresServer.ExecuteAsync($"DROP DATABASE {_database} WITH (FORCE)");
    }

    [Theory]
    [InlineData("attension", "Attention Is All You Need")]
    [InlineData("transfomers", "Vision Transformers")]
    [InlineData("vaswanni", "Attention Is All You Need")]
    [InlineData("atention vaswany", "Attention Is All You Need")]
    [InlineData("elodi", "Vision Transformers")]
    public async Task FindSimilar_WithTheExtension_FindsTheMisspelt(string text, string title)
    {
        await ExecuteAsync("CREATE SCHEMA \"Ext\"; CREATE EXTENSION pg_trgm SCHEMA \"Ext\"");
        await FillAsync();

        (await FindAsync(text)).Should().Equal(title);
    }

    [Fact]
    public async Task FindSimilar_WithFilters_KeepsToThem()
    {
        await ExecuteAsync("CREATE EXTENSION pg_trgm");
        await FillAsync();

        (await FindAsync("atention", new PaperCriteria { HasPdf = true })).Should().BeEmpty();
        (await FindAsync("atention", new PaperCriteria { From = new DateOnly(2017, 1, 1) })).Should().Equal("Attention Is All You Need");
    }

    [Fact]
    public async Task FindSimilar_WithoutTheExtension_FindsNothing()
    {
        await FillAsync();

        (await FindAsync("atention")).Should().BeEmpty();
    }

    [Fact]
    public async Task FindSimilar_WithTheExtensionAddedLater_FindsOnceItIsUsed()
    {
        await FillAsync();
        await ExecuteAsync("CREATE EXTENSION pg_trgm");

        (await FindAsync("atention")).Should().BeEmpty();
        await ExecuteAsync("SET search_path = raso; SELECT raso_use_similarity()");

        (await FindAsync("atention")).Should().Equal("Attention Is All You Need");
    }

    [Fact]
    public async Task FindSimilar_WithTheExtensionDropped_FindsNothing()
    {
        await ExecuteAsync("CREATE EXTENSION pg_trgm");
        await FillAsync();
        await ExecuteAsync("DROP EXTENSION pg_trgm CASCADE");

        (await FindAsync("atention")).Should().BeEmpty();
    }

    private static async Task AddAsync(ICatalogSession session, NewPaper paper) =>
        await session.Papers.InsertAsync(Guid.CreateVersion7(), paper, $"papers/{paper.Title}", Token);

    private NpgsqlConnectionStringBuilder Settings()
    {
        var settings = PostgresServer.Settings;
        settings.Database = _database;
        settings.Pooling = true;
        return settings;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Settings().ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task FillAsync()
    {
        await ExecuteAsync("CREATE SCHEMA raso");
        await PostgresSchemaFixture.MigrateAsync(Catalog.Migrations);
        await Catalog.WriteAsync(
            async (session, _) =>
            {
                await AddAsync(session, new NewPaper { Title = "Attention Is All You Need", Authors = ["Ashish Vaswani"], PublicationDate = new DateOnly(2017, 6, 12) });
                await AddAsync(session, new NewPaper { Title = "Vision Transformers", Authors = ["Élodie Durand"] });
                await AddAsync(session, new NewPaper { Title = "Protein folding", Authors = ["John Jumper"] });
                return true;
            },
            Token);
    }

    private async Task<IEnumerable<string>> FindAsync(string text, PaperCriteria? criteria = null) => (await Catalog.ReadAsync(
        (session, token) => session.PaperSearch.FindSimilarAsync(SearchWords.Of(text), criteria ?? new PaperCriteria(), 10, token), Token)).Select(found => found.Paper.Title);
}
