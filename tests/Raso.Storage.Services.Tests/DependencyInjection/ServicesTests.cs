using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.InMemory;
using Raso.Storage.Migrations;
using Raso.Storage.Naming;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.DependencyInjection;

/// <summary>What a host gets.</summary>
public sealed class ServicesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(typeof(IPaperRepository))]
    [InlineData(typeof(IAssetService))]
    [InlineData(typeof(IUnitOfWork))]
    [InlineData(typeof(IPaperIngestion))]
    [InlineData(typeof(IAssetGeneration))]
    [InlineData(typeof(IContentImprovement))]
    [InlineData(typeof(IBulkProcessing))]
    [InlineData(typeof(IMigrator))]
    [InlineData(typeof(IFileSweeper))]
    [InlineData(typeof(ICatalog))]
    [InlineData(typeof(IStorageLayout))]
    [InlineData(typeof(ICloudStorageBackend))]
    [InlineData(typeof(IAssetSet<VideoAsset, NewVideoAsset, VideoAssetChanges>))]
    public async Task AddRaso_GivesEachServiceOnce(Type service)
    {
        await using var provider = Build(raso => raso.AddInMemoryStorage("memory"));

        provider.GetRequiredService(service).Should().BeSameAs(provider.GetRequiredService(service));
    }

    [Fact]
    public async Task AddRaso_OfTwoBackends_GivesThemByNameAndTheDefaultWithout()
    {
        await using var provider = Build(raso => raso.AddInMemoryStorage("one").AddInMemoryStorage("two").UseDefault("two"));

        var two = provider.GetRequiredKeyedService<ICloudStorageBackend>("two");
        two.Name.Should().Be("two");
        provider.GetRequiredService<ICloudStorageBackend>().Should().BeSameAs(two);
        provider.GetRequiredKeyedService<ICloudStorageBackend>("one").Name.Should().Be("one");
    }

    [Fact]
    public async Task AddRaso_OfTwoBackends_WritesNewFilesToTheDefault()
    {
        await using var provider = Build(raso => raso.AddInMemoryStorage("one").AddInMemoryStorage("two").UseDefault("two"));
        var path = await AttachAsync(provider);

        (await provider.GetRequiredKeyedService<ICloudStorageBackend>("two").ExistsAsync(path, Token)).Should().BeTrue();
        (await provider.GetRequiredKeyedService<ICloudStorageBackend>("one").ExistsAsync(path, Token)).Should().BeFalse();
    }

    [Fact]
    public async Task AddRaso_WithAPartSize_SendsPartsOfIt()
    {
        var driver = new InMemoryStorageDriver(new InMemoryStorageOptions { Profile = InMemoryProfile.Multipart });
        await using var provider = Build(raso => raso.AddInMemoryStorage("memory", driver, options => options.PartSize = 64 << 10));

        await provider.GetRequiredService<ICloudStorageBackend>().StoreAsync("large", FileContent.FromBytes(new byte[5 * (64 << 10)]), cancellationToken: Token);

        driver.Faults.CallsOf(InMemoryOperation.UploadPart).Should().Be(5);
    }

    [Fact]
    public async Task AddRaso_WithALayout_NamesFilesByIt()
    {
        var layout = Substitute.For<IStorageLayout>();
        layout.GetPaperFolder(Arg.Any<Guid>(), Arg.Any<NewPaper>()).Returns("mine");
        layout.GetPdfPath("mine", Arg.Any<string>()).Returns(call => StoragePath.Parse($"mine/{call.ArgAt<string>(1)}.pdf"));
        await using var provider = Build(raso => raso.AddInMemoryStorage("memory").UseLayout(layout));

        (await AttachAsync(provider)).Value.Should().MatchRegex("^mine/[0-9a-f]{12}\\.pdf$");
    }

    [Fact]
    public async Task AddRaso_Alone_RunsNothingInTheBackground()
    {
        await using var provider = Build(raso => raso.AddInMemoryStorage("memory"));

        provider.GetServices<IHostedService>().Should().NotContain(service => service is BackgroundService && service.GetType().Assembly == typeof(IStorageLayout).Assembly);
    }

    [Fact]
    public async Task AddRaso_WithSweepInBackground_RunsTheSweepAlone()
    {
        await using var provider = Build(raso => raso.AddInMemoryStorage("memory").SweepInBackground());

        provider.GetServices<IHostedService>().Where(service => service is BackgroundService && service.GetType().Assembly == typeof(IStorageLayout).Assembly)
            .Should().ContainSingle().Which.Should().BeOfType<FileSweepService>();
    }

    [Fact]
    public async Task AddRaso_OfAConfiguration_GivesWhatItNames()
    {
        var json = $$"""
            {
              "Catalog": { "Type": "sqlite", "DataSource": "{{_folder.Of("raso.db")}}", "MaxReaders": 3 },
              "Backends": {
                "disk": { "type": "local", "RootPath": "{{_folder.Of("data")}}", "PartSize": 131072, "Resilience": { "MaxRetries": 2 } },
                "memory": { "Type": "InMemory" }
              },
              "Default": "disk",
              "Files": { "Lease": "00:00:30" },
              "SweepInBackground": "true"
            }
            """;
        await using var provider = new ServiceCollection().AddRaso(Json.Section(json), raso => raso.RegisterSqlite()).BuildServiceProvider();
        await provider.GetRequiredService<IMigrator>().MigrateAsync(Token);

        var path = await AttachAsync(provider);

        File.Exists(Path.Combine(_folder.Of("data"), path.Value)).Should().BeTrue();
        provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<FileLifecycleOptions>>().Value.Lease.Should().Be(TimeSpan.FromSeconds(30));
        provider.GetServices<IHostedService>().OfType<FileSweepService>().Should().ContainSingle();
    }

    [Fact]
    public async Task Dispose_OfTheContainer_DisposesCatalogueAndDrivers()
    {
        var driver = Substitute.For<IStorageDriver, IAsyncDisposable>();
        driver.Traits.Returns(new InMemoryStorageDriver().Traits);
        var catalog = Substitute.For<ICatalog, IAsyncDisposable>();
        var provider = new ServiceCollection().AddRaso(raso => raso
            .UseCatalog<FileLifecycleOptions>("Mine", _ => { }, _ => [], (_, _) => catalog)
            .AddBackend<BackendOptions>("mine", _ => { }, _ => [], (_, _) => driver)).BuildServiceProvider();
        provider.GetRequiredService<IPaperRepository>();

        await provider.DisposeAsync();

        await ((IAsyncDisposable)driver).Received(1).DisposeAsync();
        await ((IAsyncDisposable)catalog).Received(1).DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<StoragePath> AttachAsync(IServiceProvider provider)
    {
        await provider.GetRequiredService<IMigrator>().MigrateAsync(Token);
        var papers = provider.GetRequiredService<IPaperRepository>();
        var paper = await papers.CreateAsync(Samples.Paper(), Token);
        return (await papers.AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token)).PdfPath!;
    }

    private ServiceProvider Build(Action<RasoBuilder> configure) => new ServiceCollection().AddRaso(raso =>
    {
        raso.UseSqlite(_folder.Of("raso.db"));
        configure(raso);
    }).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
