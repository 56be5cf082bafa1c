using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>The backend from code and from the configuration.</summary>
public sealed class S3ConfigurationTests
{
    private static readonly string[] Encryptions = ["AES256"];
    private static readonly string[] Tiers = ["STANDARD", "COLD"];

    public static TheoryData<string, string, string> Faults => new()
    {
        { """{"Type": "S3", "Region": "eu-west-1"}""", "Raso:Backends:cloud:Bucket", "name the bucket" },
        { """{"Type": "S3", "Bucket": "Papers", "Region": "eu-west-1"}""", "Raso:Backends:cloud:Bucket", "lower-case" },
        { """{"Type": "S3", "Bucket": "papers", "ServiceUrl": "s3.example.org"}""", "Raso:Backends:cloud:ServiceUrl", "https://s3.example.org" },
        { """{"Type": "S3", "Bucket": "papers", "Region": "eu-west-1", "Buckett": "x"}""", "Raso:Backends:cloud", "'Buckett'" },
        { """{"Type": "S3", "Bucket": "papers", "Region": "eu-west-1", "ConnectTimeout": "30"}""", "Raso:Backends:cloud:ConnectTimeout", "00:00:30" },
        { """{"Type": "S3", "Bucket": "papers", "Region": "eu-west-1", "ConditionalCopy": "perhaps"}""", "Raso:Backends:cloud", "ConditionalCopy" },
        { """{"Type": "S3", "Bucket": "papers", "Region": "eu-west-1", "Resilience": {"MaxRetries": "99"}}""", "Raso:Backends:cloud:Resilience:MaxRetries", "0 to 20" },
        { """{"Type": "S3", "Bucket": "papers", "Region": "eu-west-1", "AccessKey": "canary"}""", "Raso:Backends:cloud:SecretKey", "set both" },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Faults))]
    public void AddRaso_FaultyConfiguration_NamesKeyAndMend(string backend, string key, string mend)
    {
        var use = () =>
        {
            using var provider = Build(backend);
            provider.GetRequiredKeyedService<ICloudStorageBackend>("cloud");
        };

        var error = use.Should().Throw<OptionsValidationException>().Which;
        error.Failures.Should().Contain(failure => failure.StartsWith(key, StringComparison.Ordinal) && failure.Contains(mend, StringComparison.Ordinal));
        error.Message.Should().NotContain("canary");
    }

    [Fact]
    public void AddRaso_TypeThatIsNotRegistered_NamesThePackage()
    {
        var services = new ServiceCollection();

        var add = () => services.AddRaso(Read("""{"Type": "S3"}"""), raso => raso.RegisterSqlite());

        add.Should().Throw<OptionsValidationException>().WithMessage("*Raso.Storage.Aws*RegisterS3*");
    }

    [Fact]
    public async Task AddRaso_Configuration_SetsEveryOption()
    {
        await using var provider = Build("""
            {
              "Type": "s3", "Bucket": "papers", "Region": "eu-west-1", "ServiceUrl": "https://s3.example.org:9000", "ForcePathStyle": "false",
              "AccessKey": "a", "SecretKey": "b", "SessionToken": "c", "KmsKeyId": "d", "Encryptions": [ "AES256" ], "Tiers": [ "STANDARD", "COLD" ],
              "ConditionalPut": "false", "ConditionalComplete": "true", "ConditionalCopy": "true", "IfMatch": "true", "Tags": "false",
              "MaxFileLength": "1000", "ConnectTimeout": "00:00:03", "PartSize": "6000000", "Resilience": { "MaxRetries": "2" }
            }
            """);

        var options = provider.GetRequiredService<IOptionsMonitor<S3Options>>().Get("cloud");

        options.Should().BeEquivalentTo(new
        {
            Bucket = "papers",
            Region = "eu-west-1",
            ServiceUrl = "https://s3.example.org:9000",
            ForcePathStyle = false,
            AccessKey = "a",
            SecretKey = "b",
            SessionToken = "c",
            KmsKeyId = "d",
            Encryptions,
            Tiers,
            ConditionalPut = false,
            ConditionalComplete = true,
            ConditionalCopy = true,
            IfMatch = true,
            Tags = false,
            MaxFileLength = 1000L,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PartSize = 6_000_000,
        });
        options.Resilience.MaxRetries.Should().Be(2);
        provider.GetRequiredKeyedService<ICloudStorageBackend>("cloud").Capabilities.Tiers.Should().Equal("STANDARD", "COLD");
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task AddRaso_Configuration_MakesABackendThatWorks()
    {
        var bucket = await S3Bucket.GetAsync();
        await using var provider = Build($$"""
            {
              "Type": "S3", "Bucket": "{{bucket.Bucket}}", "ServiceUrl": "{{bucket.ServiceUrl}}",
              "AccessKey": "{{bucket.AccessKey}}", "SecretKey": "{{bucket.SecretKey}}"
            }
            """);

        await StoreAndReadAsync(provider);
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task AddS3_FromCode_MakesABackendThatWorks()
    {
        var bucket = await S3Bucket.GetAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRaso(raso => raso.UseSqlite("unused.db").AddS3("cloud", options =>
        {
            options.Bucket = bucket.Bucket;
            options.ServiceUrl = bucket.ServiceUrl;
            options.AccessKey = bucket.AccessKey;
            options.SecretKey = bucket.SecretKey;
        }));
        await using var provider = services.BuildServiceProvider();

        await StoreAndReadAsync(provider);
    }

    private static async Task StoreAndReadAsync(ServiceProvider provider)
    {
        var backend = (CloudStorageBackend)provider.GetRequiredKeyedService<ICloudStorageBackend>("cloud");
        var path = StoragePath.Parse($"configuration/{Guid.CreateVersion7():N}.txt");

        var stored = await backend.StoreAsync(path, FileContent.FromBytes("content"u8.ToArray()), null, Token);

        stored.Backend.Should().Be("cloud");
        (await S3Backends.ReadAsync(backend, path)).Should().Equal("content"u8.ToArray());
    }

    private static ServiceProvider Build(string backend)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRaso(Read(backend), raso => raso.RegisterSqlite().RegisterS3());
        return services.BuildServiceProvider();
    }

    private static IConfigurationSection Read(string backend)
    {
        var text = $$"""
            { "Raso": { "Catalog": { "Type": "Sqlite", "DataSource": "unused.db" }, "Backends": { "cloud": {{backend}} } } }
            """;
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return new ConfigurationBuilder().AddJsonStream(json).Build().GetSection("Raso");
    }
}
