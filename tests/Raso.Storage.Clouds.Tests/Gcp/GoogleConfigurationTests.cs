using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleConfigurationTests
{
    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Raso:Catalog:Type"] = "Sqlite",
        ["Raso:Catalog:DataSource"] = "raso.db",
        ["Raso:Backends:gcs:Type"] = "googlecloudstorage",
        ["Raso:Backends:gcs:Bucket"] = "papers",
        ["Raso:Backends:gcs:Endpoint"] = "http://127.0.0.1:9199",
        ["Raso:Backends:gcs:Anonymous"] = "true",
        ["Raso:Backends:gcs:KmsKeyNames:0"] = "projects/p/locations/l/keyRings/r/cryptoKeys/k",
        ["Raso:Backends:gcs:Resilience:MaxRetries"] = "2",
    };

    [Fact]
    public async Task AddRaso_Configuration_MakesTheBackend()
    {
        await using var services = Build(Good);

        var backend = services.GetRequiredKeyedService<ICloudStorageBackend>("gcs");

        backend.Should().BeOfType<CloudStorageBackend>().Which.Driver.Should().BeOfType<GoogleCloudStorageDriver>();
        backend.Capabilities.Encryptions.Should().ContainSingle();
        ((CloudStorageBackend)backend).Driver.GetUri("a b/ü").AbsoluteUri.Should().Be("gs://papers/a%20b/%C3%BC");
    }

    [Fact]
    public async Task AddRaso_Code_MakesTheBackend()
    {
        await using var services = new ServiceCollection()
            .AddRaso(raso => raso.UseSqlite("raso.db").AddGoogleCloudStorage("gcs", options => (options.Bucket, options.Anonymous) = ("papers", true)))
            .BuildServiceProvider();

        services.GetRequiredService<ICloudStorageBackend>().Name.Should().Be("gcs");
    }

    [Fact]
    public void AddRaso_MisspelledKey_IsRefused() =>
        FluentActions.Invoking(() => Resolve(new(Good) { ["Raso:Backends:gcs:Buckt"] = "x" }))
            .Should().Throw<OptionsValidationException>().WithMessage("*Buckt*");

    [Fact]
    public void AddRaso_OptionAtFault_NamesItsKey() =>
        FluentActions.Invoking(() => Resolve(new(Good) { ["Raso:Backends:gcs:Bucket"] = "X" }))
            .Should().Throw<OptionsValidationException>().WithMessage("*Raso:Backends:gcs:Bucket*");

    [Fact]
    public void AddRaso_NotRegistered_NamesThePackage() =>
        FluentActions.Invoking(() =>
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(Good).Build();
            using var services = new ServiceCollection().AddRaso(configuration.GetSection("Raso"), raso => raso.RegisterSqlite()).BuildServiceProvider();
        }).Should().Throw<OptionsValidationException>().WithMessage("*Raso.Storage.Gcp*RegisterGoogleCloudStorage*");

    private static void Resolve(Dictionary<string, string?> values)
    {
        using var services = Build(values);
        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Build(Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        return new ServiceCollection().AddRaso(configuration.GetSection("Raso"), raso => raso.RegisterSqlite().RegisterGoogleCloudStorage()).BuildServiceProvider();
    }
}
