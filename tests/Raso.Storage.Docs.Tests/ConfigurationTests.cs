using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Raso.Storage.Docs.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-docs-");

    [Fact]
    public async Task Guide_Configuration_IsAcceptedAndValid()
    {
        var json = FirstOfGuide();

        await using var services = Accept(json);

        services.GetRequiredService<IStartupValidator>().Validate();
        services.GetServices<IHostedService>().Select(service => service.GetType().Name).Should().Contain(["MigrateOnStartService", "FileSweepService"], "the page migrates on start and sweeps in the background");
        services.GetRequiredService<ICloudStorageBackend>().Name.Should().Be("disk");
    }

    [Fact]
    public void Guide_ConfigurationWithMisspelledKey_IsRefused()
    {
        var json = FirstOfGuide().Replace("MigrateOnStart", "MigratesOnStart", StringComparison.Ordinal);

        FluentActions.Invoking(() => Accept(json)).Should().Throw<OptionsValidationException>().WithMessage("*MigratesOnStart*");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string FirstOfGuide() => Page.Read("docs/guide.md").Blocks.First(block => block.Language == "json").Code;

    private ServiceProvider Accept(string json)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var configuration = new ConfigurationBuilder()
            .AddJsonStream(text)
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Raso:Catalog:DataSource"] = Path.Combine(_folder.FullName, "raso.db"),
                ["Raso:Backends:disk:RootPath"] = Path.Combine(_folder.FullName, "data"),
            })
            .Build();
        return new ServiceCollection().AddRaso(configuration.GetSection("Raso"), raso => raso.RegisterSqlite()).BuildServiceProvider();
    }
}
