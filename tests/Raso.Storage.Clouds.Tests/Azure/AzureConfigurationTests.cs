using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

public sealed class AzureConfigurationTests
{
    private static readonly Dictionary<string, string?> Valid = new()
    {
        ["Type"] = "AzureBlobs",
        ["Container"] = "papers",
        ["ServiceUri"] = "https://account.blob.core.windows.net",
        ["AccountName"] = "account",
        ["AccountKey"] = "c2VjcmV0LWNhbmFyeQ==",
        ["EncryptionScopes:0"] = "scope-1",
        ["PartSize"] = "1048576",
        ["Resilience:MaxRetries"] = "2",
    };

    [Fact]
    public async Task RegisterAzureBlobs_Section_MakesABackend()
    {
        await using var services = Build(Valid);

        var backend = services.GetRequiredKeyedService<ICloudStorageBackend>("cloud");

        backend.Capabilities.Encryptions.Should().Equal("scope-1");
        var driver = backend.Should().BeOfType<CloudStorageBackend>().Which.Driver.Should().BeOfType<AzureBlobStorageDriver>().Which;
        driver.Container.Uri.Should().Be("https://account.blob.core.windows.net/papers");
        driver.Container.CanGenerateSasUri.Should().BeTrue();
    }

    [Fact]
    public async Task AddAzureBlobs_FromCode_MakesABackend()
    {
        await using var services = new ServiceCollection().AddLogging().AddRaso(raso => raso
            .UseSqlite(Path.Combine(Path.GetTempPath(), "none.db"))
            .AddAzureBlobs("cloud", options => (options.Container, options.ConnectionString) = ("papers", "UseDevelopmentStorage=true"))).BuildServiceProvider();

        services.GetRequiredKeyedService<ICloudStorageBackend>("cloud").Name.Should().Be("cloud");
    }

    [Theory]
    [InlineData("Containr", "papers", "Containr")]
    [InlineData("Credential", "x", "Credential")]
    [InlineData("PartSize", "large", "PartSize")]
    [InlineData("ServiceUri", "http://[", "ServiceUri")]
    [InlineData("Container", "Papers", "Raso:Backends:cloud:Container")]
    [InlineData("AccountName", "", "Raso:Backends:cloud:AccountName")]
    [InlineData("Resilience:AttemptTimeout", "30", "Raso:Backends:cloud:Resilience:AttemptTimeout")]
    public void RegisterAzureBlobs_Fault_NamesTheKeyAndNoSecret(string key, string value, string told)
    {
        var values = new Dictionary<string, string?>(Valid) { [key] = value };

        var validate = () =>
        {
            using var services = Build(values);
            services.GetRequiredService<IStartupValidator>().Validate();
        };

        var error = validate.Should().Throw<OptionsValidationException>().Which;
        error.Failures.Should().Contain(failure => failure.Contains(told));
        error.ToString().Should().NotContain(Valid["AccountKey"]);
    }

    [Fact]
    public void AddRaso_TypeWithoutItsPackage_NamesPackageAndCall()
    {
        var add = () => new ServiceCollection().AddRaso(Section(Valid), raso => raso.RegisterSqlite());

        add.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain("Raso.Storage.Azure").And.Contain("RegisterAzureBlobs()");
    }

    private static ServiceProvider Build(Dictionary<string, string?> backend) =>
        new ServiceCollection().AddLogging().AddRaso(Section(backend), raso => raso.RegisterSqlite().RegisterAzureBlobs()).BuildServiceProvider();

    private static IConfigurationSection Section(Dictionary<string, string?> backend)
    {
        var values = backend.ToDictionary(entry => $"Raso:Backends:cloud:{entry.Key}", entry => entry.Value);
        values["Raso:Catalog:Type"] = "Sqlite";
        values["Raso:Catalog:DataSource"] = Path.Combine(Path.GetTempPath(), "none.db");
        return new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Raso");
    }
}
