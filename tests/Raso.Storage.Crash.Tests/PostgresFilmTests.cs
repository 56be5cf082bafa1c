namespace Raso.Storage.Crash.Tests;

/// <summary>Workers that take papers in and make films on PostgreSQL are killed and followed by others until all is done: nothing may be there twice.</summary>
[Trait("Category", "Server")]
public sealed class PostgresFilmTests
{
    [Fact]
    public Task Workflows_WorkersKilledUntilDone_EachFilmIsThereOnce() => FilmRun.RunAsync("postgres", Campaign.ShortFilms);

    [Fact]
    [Trait("Category", "Long")]
    public Task Workflows_ManyWorkersKilledUntilDone_EachFilmIsThereOnce() => FilmRun.RunAsync("postgres", Campaign.LongFilms);
}
