namespace Raso.Storage.Crash.Tests;

/// <summary>Workers that take papers in and make films on SQLite are killed and followed by others until all is done: nothing may be there twice.</summary>
public sealed class SqliteFilmTests
{
    [Fact]
    public Task Workflows_WorkersKilledUntilDone_EachFilmIsThereOnce() => FilmRun.RunAsync("sqlite", Campaign.ShortFilms);

    [Fact]
    [Trait("Category", "Long")]
    public Task Workflows_ManyWorkersKilledUntilDone_EachFilmIsThereOnce() => FilmRun.RunAsync("sqlite", Campaign.LongFilms);
}
