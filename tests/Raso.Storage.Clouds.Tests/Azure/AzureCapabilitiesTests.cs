using Azure.Core;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>What is declared, and that each thing that is not has its reason.</summary>
public sealed class AzureCapabilitiesTests
{
    public static TheoryData<string, Action<AzureBlobsOptions>> Ways => new()
    {
        { "key", options => (options.AccountName, options.AccountKey) = ("account", "c2VjcmV0") },
        { "signature", options => options.SasToken = "sv=1&sig=x" },
        { "identity", options => options.UseCredential(Substitute.For<TokenCredential>()) },
        { "customer key", options => options.CustomerKey = Convert.ToBase64String(new byte[32]) },
        { "scopes", options => options.EncryptionScopes.Add("scope") },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void Gaps_OfEachWay_NameAllThatIsNotDeclared(string way, Action<AzureBlobsOptions> configure)
    {
        var can = Make(configure).Traits.Capabilities;

        var lacking = typeof(StorageCapabilities).GetProperties()
            .Where(property => property.GetValue(can) is false or IReadOnlyList<string> { Count: 0 })
            .Select(property => property.Name);

        can.Gaps.Select(gap => gap.Capability).Should().Contain(lacking, way).And.OnlyHaveUniqueItems();
        can.Gaps.Should().OnlyContain(gap => gap.Reason.EndsWith('.'));
        var given = typeof(StorageCapabilities).GetProperties().Where(property => property.GetValue(can) is true or IReadOnlyList<string> { Count: > 0 });
        can.Gaps.Select(gap => gap.Capability).Should().NotIntersectWith(given.Select(property => property.Name));
    }

    [Fact]
    public void Traits_Limits_AreAzures()
    {
        var traits = Make(options => (options.AccountName, options.AccountKey) = ("account", "c2VjcmV0")).Traits;

        traits.Capabilities.MaxFileLength.Should().Be(50_000L * 4000 * 1024 * 1024);
        traits.Parts.Should().Be(new PartTraits(1, 4000L << 20, 50_000));
        traits.MaxCopyLength.Should().Be(256 << 20);
        traits.MaxDeleteBatch.Should().Be(256);
        traits.Capabilities.Tiers.Should().Equal("Hot", "Cool", "Cold", "Archive");
    }

    private static AzureBlobStorageDriver Make(Action<AzureBlobsOptions> configure)
    {
        var options = new AzureBlobsOptions { Container = "papers", ServiceUri = new Uri("https://account.blob.example") };
        configure(options);
        return new AzureBlobStorageDriver(options, TimeProvider.System);
    }
}
