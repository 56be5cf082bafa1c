using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

public sealed class MinioConfigurationTests
{
    private const string Good = """
        "Type": "minio", "Endpoint": "https://minio.example.org:9000", "Bucket": "papers", "Region": "eu-west-1",
        "AccessKey": "user", "SecretKey": "canary", "Conditions": "Put, Complete", "Tiers": [ "STANDARD" ], "Resilience": { "MaxRetries": "2" }
        """;

    [Fact]
    public void AddRaso_Configuration_MakesTheBackend()
    {
        using var provider = Build($"{{ {Good} }}");

        var backend = provider.GetRequiredKeyedService<ICloudStorageBackend>("cloud");

        var driver = backend.Should().BeOfType<CloudStorageBackend>().Which.Driver.Should().BeOfType<MinioStorageDriver>().Which;
        driver.GetUri(StoragePath.Parse("a b.pdf")).AbsoluteUri.Should().Be("s3://papers/a%20b.pdf");
        backend.Capabilities.Should().Match<StorageCapabilities>(can => can.ConditionalComplete && can.IfMatch && !can.ConditionalCopy);
        backend.Capabilities.Tiers.Should().Equal("STANDARD");
        driver.Client.Config.Region.Should().Be("eu-west-1");
    }

    [Fact]
    public async Task GetIdentity_Driver_NamesServerAndBucket()
    {
        using var provider = Build($"{{ {Good} }}");

        var identity = await provider.GetRequiredKeyedService<ICloudStorageBackend>("cloud").GetIdentityAsync(TestContext.Current.CancellationToken);

        identity.Should().Be(new StorageIdentity("s3:minio.example.org:9000/papers", "https://minio.example.org:9000/papers"));
    }

    [Theory]
    [InlineData("\"Bukket\": \"x\"", "Bukket")]
    [InlineData("\"Conditions\": \"Often\"", "Conditions")]
    [InlineData("\"Bucket\": \"NO\"", "Bucket")]
    [InlineData("\"Endpoint\": \"ftp://x\"", "Endpoint")]
    [InlineData("\"Resilience\": { \"AttemptTimeout\": \"30\" }", "AttemptTimeout")]
    public void AddRaso_BadConfiguration_NamesTheKeyAndNoSecret(string change, string key)
    {
        var act = () =>
        {
            using var provider = Build($"{{ {Good} }}", $"{{ {change} }}");
            provider.GetRequiredKeyedService<ICloudStorageBackend>("cloud");
        };

        var error = act.Should().Throw<OptionsValidationException>().Which;

        error.Message.Should().Contain(key);
        error.ToString().Should().NotContain("canary");
    }

    [Fact]
    public void AddRaso_TypeThatIsNotRegistered_NamesThePackage()
    {
        var act = () => new ServiceCollection().AddRaso(Section($"{{ {Good} }}"), raso => raso.RegisterSqlite());

        act.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain("Raso.Storage.Minio").And.Contain("RegisterMinio()");
    }

    [Fact]
    public void AddMinio_Code_MakesTheBackend()
    {
        var services = new ServiceCollection().AddLogging().AddRaso(raso => raso
            .UseSqlite("raso.db")
            .AddMinio("cloud", options =>
            {
                options.Endpoint = "minio.example.org";
                options.Bucket = "papers";
                (options.AccessKey, options.SecretKey) = ("user", "secret");
            }));
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<ICloudStorageBackend>("cloud").Name.Should().Be("cloud");
    }

    private static ServiceProvider Build(params string[] backend) =>
        new ServiceCollection().AddLogging().AddRaso(Section(backend), raso => raso.RegisterSqlite().RegisterMinio()).BuildServiceProvider();

    private static IConfigurationSection Section(params string[] backends)
    {
        var builder = new ConfigurationBuilder();
        foreach (var backend in backends)
        {
            var json = $$"""{ "Raso": { "Catalog": { "Type": "Sqlite", "DataSource": "raso.db" }, "Backends": { "cloud": {{backend}} } } }""";
            builder.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json)));
        }

        return builder.Build().GetSection("Raso");
    }
}
