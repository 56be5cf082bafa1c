using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage.Aws;
using Raso.Storage.Azure;
using Raso.Storage.Gcp;
using Raso.Storage.Minio;

namespace Raso.Storage.Docs.Tests;

/// <summary>What the pages of the providers say of configuration: every block is taken, and every option has its row.</summary>
public sealed partial class ProviderPageTests
{
    // What a page leaves to the environment.
    private static readonly Dictionary<string, (string Key, string Value)[]> Environment = new()
    {
        ["S3"] = [],
        ["Minio"] = [("AccessKey", "films"), ("SecretKey", "of the environment")],
        ["AzureBlobs"] = [],
        ["GoogleCloudStorage"] = [],
    };

    public static TheoryData<string, string> Blocks =>
    [
        .. Page.Paths.Select(Page.Read).SelectMany(page => page.Blocks)
            .Where(block => block.Language == "json" && block.Code.Contains("\"Raso\"", StringComparison.Ordinal))
            .Select(block => new TheoryDataRow<string, string>($"{block.Page.Path}({block.Line})", block.Code)),
    ];

    public static TheoryData<string, Type> Options =>
    [
        ("docs/s3.md", typeof(S3Options)),
        ("docs/minio.md", typeof(MinioOptions)),
        ("docs/azure.md", typeof(AzureBlobsOptions)),
        ("docs/google.md", typeof(GoogleCloudStorageOptions)),
        ("docs/guide.md", typeof(BackendOptions)),
    ];

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Block_OfConfiguration_IsTakenAndValid(string place, string json)
    {
        await using var services = Accept(json);

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().NotThrow(place);
    }

    [Fact]
    public void Blocks_OfTheProviders_AreFound() =>
        Blocks.Select(row => row.Data.Item1.Split('(')[0]).Should().Contain(["docs/s3.md", "docs/minio.md", "docs/azure.md", "docs/google.md", "docs/guide.md"]);

    [Fact]
    public async Task Block_WithMisspelledOption_IsRefused()
    {
        var json = Page.Read("docs/s3.md").Blocks.First(block => block.Language == "json").Code.Replace("Region", "Regoin", StringComparison.Ordinal);

        await using var services = Accept(json);

        FluentActions.Invoking(() => services.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<OptionsValidationException>().WithMessage("*Regoin*");
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void Page_OfAProvider_HasARowForEachOption(string path, Type options)
    {
        var rows = Row().Matches(Page.Read(path).Text).SelectMany(row => Name().Matches(row.Groups["names"].Value)).Select(name => name.Groups["name"].Value);

        rows.Should().BeEquivalentTo(options.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => property.Name));
    }

    private static ServiceProvider Accept(string json)
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes(json));
        using var document = JsonDocument.Parse(json);
        var given = document.RootElement.GetProperty("Raso").GetProperty("Backends").EnumerateObject()
            .SelectMany(backend => Environment.GetValueOrDefault(backend.Value.GetProperty("Type").GetString()!, [])
                .Select(pair => KeyValuePair.Create<string, string?>($"Raso:Backends:{backend.Name}:{pair.Key}", pair.Value)));
        var configuration = new ConfigurationBuilder().AddJsonStream(text).AddInMemoryCollection(given).Build();
        return new ServiceCollection()
            .AddRaso(configuration.GetSection("Raso"), raso => raso.RegisterSqlite().RegisterS3().RegisterMinio().RegisterAzureBlobs().RegisterGoogleCloudStorage())
            .BuildServiceProvider();
    }

    // Rows of the table whose head begins with "option".
    [GeneratedRegex(@"(?<=^\| option \|[^\n]*\n(\|[^\n]*\n)*)\| (?<names>`[^|]+`) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Name();
}
