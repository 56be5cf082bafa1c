namespace Raso.Storage.Sqlite.Tests;

/// <summary>What becomes of a host whose database is taken away from under it.</summary>
public sealed class MovedFileTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Write_AfterTheFileWasDeleted_SaysSoAndMakesNoNewOne()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        File.Delete(database.File);

        IsMoved(await Record.ExceptionAsync(() => database.Catalog.AddPaperAsync()), database);
        IsMoved(await Record.ExceptionAsync(() => CountAsync(database.Catalog)), database);
        File.Exists(database.File).Should().BeFalse();
    }

    [Fact]
    public async Task Commit_AfterTheFileWasDeleted_IsRefused()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var error = await Record.ExceptionAsync(() => database.Catalog.WriteAsync(
            async session =>
            {
                await session.Papers.InsertAsync(Guid.CreateVersion7(), Samples.Paper(), "papers/a", Token);
                File.Delete(database.File);
            }));

        IsMoved(error, database);
    }

    [Fact]
    public async Task Write_WhenTheFileIsBack_GoesOn()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await database.Catalog.AddPaperAsync();
        var away = database.File + ".away";
        File.Move(database.File, away);
        IsMoved(await Record.ExceptionAsync(() => database.Catalog.AddPaperAsync()), database);

        File.Move(away, database.File);

        await database.Catalog.AddPaperAsync();
        (await CountAsync(database.Catalog)).Should().Be(2);
    }

    [Fact]
    public async Task Read_WhenAnotherDatabaseStandsThere_IsRefused()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var other = await TemporaryDatabase.CreateAsync();
        await other.Catalog.DisposeAsync();
        File.Move(other.File, database.File, overwrite: true);

        // Its only connection so far was one for writing: this one is opened anew.
        IsMoved(await Record.ExceptionAsync(() => CountAsync(database.Catalog)), database);
        IsMoved(await Record.ExceptionAsync(() => database.Catalog.AddPaperAsync()), database);
    }

    [Fact]
    public async Task Open_BySeveralAtOnce_GivesEachTheSameFile()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var catalog = database.OpenAnother();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(number => number % 2 == 0 ? (Task)catalog.AddPaperAsync() : CountAsync(catalog)));

        (await CountAsync(catalog)).Should().Be(8);
    }

    private static Task<int> CountAsync(SqliteCatalog catalog) =>
        catalog.ReadAsync(async session => (await session.Papers.ListAsync(null, true, 100, Token)).Count);

    private static void IsMoved(Exception? error, TemporaryDatabase database)
    {
        var thrown = error.Should().BeOfType<CatalogException>().Which;
        thrown.Code.Should().Be(CatalogErrorCode.Unavailable);
        thrown.IsTransient.Should().BeFalse();
        thrown.Message.Should().Contain(database.File).And.Contain("moved").And.Contain("put the file back");
    }
}
