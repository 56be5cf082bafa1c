using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A host over a folder of this machine.</summary>
public abstract class LocalSuite(SqliteCatalogue catalogue) : IClassFixture<SqliteCatalogue>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _provider = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected IServiceProvider Services => _provider;

    protected IPaperRepository Papers => Services.GetRequiredService<IPaperRepository>();

    protected IAssetService Assets => Services.GetRequiredService<IAssetService>();

    protected string Root => _folder.Of("data");

    public async ValueTask InitializeAsync()
    {
        await catalogue.ResetAsync();
        _provider = new ServiceCollection().AddRaso(raso =>
        {
            catalogue.Use(raso);
            raso.AddLocalStorage("disk", options => options.RootPath = Root);
        }).BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
