using Raso.Storage.Catalog;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>Of 100 that create one thing at once, one wins and 99 are told that it exists.</summary>
public abstract class CreatorsTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private const int Creators = 100;

    [Fact]
    public async Task Begin_HundredFilesOfOnePath_OneWins()
    {
        await OneWinsAsync(_ => Bench.Catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Files.BeginAsync(
                    new FileIntent(Guid.CreateVersion7(), "one/path", Guid.CreateVersion7()), "text/plain", [Bench.Backend], TimeSpan.FromMinutes(1), token);
                return true;
            },
            Token));

        (await Catalogue.CountAsync("files")).Should().Be(1);
        (await Catalogue.CountAsync("file_replicas")).Should().Be(1);
    }

    [Fact]
    public async Task CreatePaper_HundredOfOneDoi_OneWins()
    {
        await OneWinsAsync(creator => Bench.Papers.CreateAsync(Samples.Paper($"Paper {creator}") with { Doi = "10.1000/one" }, Token));

        (await Catalogue.CountAsync("papers")).Should().Be(1);
    }

    [Fact]
    public async Task CreateAsset_HundredOfOneId_OneWinsAndOneFileIsLeft()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var id = Guid.CreateVersion7();

        var won = await OneWinsAsync(creator => Bench.Assets.Videos.CreateAsync(
            Samples.Video(paper) with { Id = id, Title = $"Film {creator}" }, Samples.Text($"film {creator}"), cancellationToken: Token));

        (await Bench.Assets.Videos.GetAsync(id, Token)).Should().BeEquivalentTo(won);
        (await Bench.StoredAsync()).Where(path => !path.EndsWith("/metadata.json", StringComparison.Ordinal)).Should().Equal(won.FilePath.Value);
        (await Catalogue.CountAsync("content_versions")).Should().Be(1);
    }

    private static async Task<T> OneWinsAsync<T>(Func<int, Task<T>> create)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var creating = Enumerable.Range(0, Creators).Select(creator => Task.Run(async () =>
        {
            await start.Task;
            return await create(creator);
        })).ToArray();
        start.SetResult();
        await Task.WhenAll(creating).ContinueWith(_ => { }, TaskScheduler.Default);

        creating.Count(task => task.IsCompletedSuccessfully).Should().Be(1);
        creating.Where(task => task.IsFaulted).Select(task => task.Exception!.InnerException!.As<CatalogException>().Code)
            .Should().Equal(Enumerable.Repeat(CatalogErrorCode.AlreadyExists, Creators - 1));
        return await creating.Single(task => task.IsCompletedSuccessfully);
    }
}
