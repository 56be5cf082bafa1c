using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;

namespace Raso.Storage.Benchmarks.Catalog;

/// <summary>Through Raso.Storage, with files in memory, so that only the catalogue takes time.</summary>
internal sealed class SdkSide : ICatalogSide
{
    private readonly ServiceProvider _services;
    private readonly IPaperRepository _papers;
    private readonly IAssetService _assets;

    private SdkSide(ServiceProvider services)
    {
        _services = services;
        _papers = services.GetRequiredService<IPaperRepository>();
        _assets = services.GetRequiredService<IAssetService>();
    }

    /// <summary>Makes the schema and opens the catalogue.</summary>
    public static async Task<SdkSide> OpenAsync(Action<RasoBuilder> useCatalog)
    {
        var services = Build(useCatalog);
        await services.GetRequiredService<IMigrator>().MigrateAsync();
        return new SdkSide(services);
    }

    /// <summary>Makes the schema for a peer, which then has the same tables, indexes and triggers.</summary>
    public static async Task MigrateAsync(Action<RasoBuilder> useCatalog)
    {
        await using var services = Build(useCatalog);
        await services.GetRequiredService<IMigrator>().MigrateAsync();
    }

    public async Task<Guid> InsertPaperAsync(int number) => (await _papers.CreateAsync(SampleRows.Paper(number))).Id;

    public Task ReadPaperAsync(Guid id) => _papers.GetAsync(id);

    public async Task<int> ListPapersAsync(int count) => (await _papers.ListAsync(new PaperListOptions { PageSize = count })).Items.Count;

    public async Task<Guid> InsertVideoAsync(Guid paperId, int number) =>
        (await _assets.Videos.CreateAsync(SampleRows.Video(paperId, number), FileContent.FromBytes(SampleRows.Bytes))).Id;

    public Task ReadVideoAsync(Guid id) => _assets.Videos.GetAsync(id);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    public static ServiceProvider Build(Action<RasoBuilder> useCatalog) => new ServiceCollection()
        .AddRaso(raso =>
        {
            useCatalog(raso);
            raso.AddInMemoryStorage("memory");
        })
        .BuildServiceProvider();
}
