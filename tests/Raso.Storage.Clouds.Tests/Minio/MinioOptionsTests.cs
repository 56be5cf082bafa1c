using Minio.Credentials;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

public sealed class MinioOptionsTests
{
    [Fact]
    public void Validate_GoodOptions_FindsNothing() => Create().Validate().Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("ftp://host")]
    [InlineData("https://host/path")]
    [InlineData("https://user:secret@host")]
    [InlineData("https://host?x=1")]
    public void Validate_BadEndpoint_NamesIt(string endpoint) => Faults(options => options.Endpoint = endpoint).Should().Contain(nameof(MinioOptions.Endpoint));

    [Theory]
    [InlineData("minio.example.org:9000")]
    [InlineData("https://[::1]:9000")]
    [InlineData("http://127.0.0.1:9000/")]
    public void Validate_GoodEndpoint_FindsNothing(string endpoint) => Faults(options => options.Endpoint = endpoint).Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Papers")]
    [InlineData("papers/x")]
    [InlineData("-papers")]
    public void Validate_BadBucket_NamesIt(string bucket) => Faults(options => options.Bucket = bucket).Should().Equal(nameof(MinioOptions.Bucket));

    [Fact]
    public void Validate_HalfAPairOfKeys_NamesTheMissingOne()
    {
        Faults(options => options.SecretKey = null).Should().Equal(nameof(MinioOptions.SecretKey));
        Faults(options => options.AccessKey = null).Should().Equal(nameof(MinioOptions.AccessKey));
    }

    [Fact]
    public void Validate_TwoSourcesOfKeys_AreRefused()
    {
        Faults(options => options.WebIdentityTokenFile = "/token").Should().Equal(nameof(MinioOptions.WebIdentityTokenFile));
        Faults(options => options.UseCredentials(Substitute.For<IClientProvider>())).Should().Equal(nameof(MinioOptions.AccessKey));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Validate_BadCustomerKey_NamesItAndNotItsValue(string key)
    {
        var options = Create();
        options.CustomerKey = key;

        var fault = options.Validate().Should().ContainSingle().Which;

        fault.Field.Should().Be(nameof(MinioOptions.CustomerKey));
        fault.Message.Should().NotContain(key);
    }

    [Fact]
    public void Validate_CustomerKeyWithoutTls_IsRefused() => Faults(options =>
    {
        options.Endpoint = "http://host";
        options.CustomerKey = Convert.ToBase64String(new byte[32]);
    }).Should().Equal(nameof(MinioOptions.CustomerKey));

    [Fact]
    public void Validate_UnknownEncryptionOrTier_IsRefused()
    {
        Faults(options => options.Encryptions = ["rot13"]).Should().Equal(nameof(MinioOptions.Encryptions));
        Faults(options => options.Tiers = ["warm\r\n"]).Should().Equal(nameof(MinioOptions.Tiers));
    }

    [Fact]
    public void Driver_BadOptions_ThrowsArgumentException()
    {
        var act = () => new MinioStorageDriver(new MinioOptions { Endpoint = "https://host", AccessKey = "a", SecretKey = "canary" });

        act.Should().Throw<ArgumentException>().Which.Message.Should().Contain(nameof(MinioOptions.Bucket)).And.NotContain("canary");
    }

    [Fact]
    public void Capabilities_EachThatIsNotGiven_HasItsReason()
    {
        foreach (var conditions in Enum.GetValues<MinioConditions>())
        {
            var options = Create();
            options.Conditions = conditions;
            using var driver = new MinioStorageDriver(options);
            var can = driver.Traits.Capabilities;
            var flags = typeof(StorageCapabilities).GetProperties().Where(property => property.PropertyType == typeof(bool));

            var missing = flags.Where(property => !(bool)property.GetValue(can)!).Select(property => property.Name);

            can.Gaps.Select(gap => gap.Capability).Should().Contain(missing).And.OnlyHaveUniqueItems();
            can.Gaps.Should().OnlyContain(gap => gap.Reason.EndsWith('.'));
        }
    }

    [Fact]
    public async Task Sign_KeysOfAProvider_AreAskedForOnceUntilTheyExpire()
    {
        var provider = new CountingProvider();
        var options = Create();
        (options.AccessKey, options.SecretKey) = (null, null);
        options.UseCredentials(provider);
        using var driver = new MinioStorageDriver(options);

        var first = await driver.SignAsync(StoragePath.Parse("a"), new SignedUrlOptions(), TestContext.Current.CancellationToken);
        await driver.SignAsync(StoragePath.Parse("b"), new SignedUrlOptions(), TestContext.Current.CancellationToken);

        first.Url.Query.Should().Contain("X-Amz-Credential=given").And.Contain("X-Amz-Security-Token=token").And.NotContain("canary");
        provider.Count.Should().Be(1);
    }

    private static IEnumerable<string> Faults(Action<MinioOptions> change)
    {
        var options = Create();
        change(options);
        return options.Validate().Select(fault => fault.Field);
    }

    private static MinioOptions Create() => new() { Endpoint = "https://minio.example.org", Bucket = "papers", AccessKey = "user", SecretKey = "secret" };
}
