using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

public sealed class S3OptionsTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[32]);

    public static TheoryData<string, string, Action<S3Options>> Faults => new()
    {
        { "Bucket", "name the bucket", options => options.Bucket = "" },
        { "Bucket", "3 to 63", options => options.Bucket = "ab" },
        { "Bucket", "3 to 63", options => options.Bucket = new string('a', 64) },
        { "Bucket", "lower-case", options => options.Bucket = "Papers" },
        { "Bucket", "single dots", options => options.Bucket = "a..b" },
        { "Bucket", "no IP address", options => options.Bucket = "127.0.0.1" },
        { "Bucket", "lower-case", options => options.Bucket = "papers\n" },
        { "Bucket", "lower-case", options => options.Bucket = "a/b/c" },
        { "Bucket", "alias", options => options.Bucket = "arn:aws:s3:eu-west-1:1:accesspoint/x" },
        { "Bucket", "general purpose", options => options.Bucket = "fast--euw1-az1--x-s3" },
        { "ServiceUrl", "https://s3.example.org", options => options.ServiceUrl = "s3.example.org" },
        { "ServiceUrl", "https://s3.example.org", options => options.ServiceUrl = "ftp://s3.example.org" },
        { "ServiceUrl", "apart from it", options => options.ServiceUrl = "https://s3.example.org/papers" },
        { "ServiceUrl", "apart from it", options => options.ServiceUrl = "https://me:secret@s3.example.org" },
        { "ServiceUrl", "alone", options => options.ServiceUrl = "https://s3.example.org/?x=1" },
        { "Region", "eu-west-1", options => options.Region = "eu west" },
        { "Region", "eu-west-1", options => options.Region = "evil.example/" },
        { "SecretKey", "set both", options => options.AccessKey = "key" },
        { "AccessKey", "set both", options => options.SecretKey = "canary" },
        { "SessionToken", "without AccessKey", options => options.SessionToken = "canary" },
        {
            "Profile", "one of them", options =>
            {
                options.Profile = "work";
                options.AccessKey = "key";
                options.SecretKey = "canary";
            }
        },
        { "ProfilesLocation", "name the profile", options => options.ProfilesLocation = "credentials" },
        { "CustomerKey", "256 bits", options => options.CustomerKey = "canary" },
        { "CustomerKey", "256 bits", options => options.CustomerKey = Convert.ToBase64String(new byte[16]) },
        { "CustomerKey", "256 bits", options => options.CustomerKey = Convert.ToBase64String(new byte[64]) },
        {
            "CustomerKey", "https", options =>
            {
                options.CustomerKey = Key;
                options.ServiceUrl = "http://s3.example.org";
            }
        },
        {
            "CustomerKey", "leave those out", options =>
            {
                options.CustomerKey = Key;
                options.KmsKeyId = "alias/raso";
            }
        },
        { "MaxFileLength", "10,000 parts", options => options.MaxFileLength = 0 },
        { "MaxFileLength", "10,000 parts", options => options.MaxFileLength = (10_000 * (5L << 30)) + 1 },
        { "ConnectTimeout", "one hour", options => options.ConnectTimeout = TimeSpan.Zero },
        { "PartSize", "64 KiB", options => options.PartSize = 1 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Validate_Fault_NamesPropertyAndMend(string property, string mend, Action<S3Options> change)
    {
        var options = Sound();
        change(options);

        var failures = options.Validate();

        failures.Should().ContainSingle(failure => failure.Field == property && failure.Message.Contains(mend, StringComparison.Ordinal));
        failures.Should().NotContain(failure => failure.Message.Contains("canary", StringComparison.Ordinal) || failure.Message.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("papers")]
    [InlineData("papers.example.org")]
    [InlineData("my-point-abcdefghijklmnop-s3alias")]
    public void Validate_SoundOptions_FindsNothing(string bucket)
    {
        var options = Sound();
        options.Bucket = bucket;

        options.Validate().Should().BeEmpty();
    }

    [Fact]
    public void Validate_CustomerKeyOnTheLoopback_IsTaken()
    {
        var options = Sound();
        options.CustomerKey = Key;
        options.ServiceUrl = "http://127.0.0.1:9000";

        options.Validate().Should().BeEmpty();
    }

    [Fact]
    public void Traits_OfAws_DeclareAllConditions()
    {
        var can = S3Traits.Of(Sound()).Capabilities;

        can.Should().BeEquivalentTo(new
        {
            ConditionalPut = true,
            ConditionalComplete = true,
            ConditionalCopy = true,
            IfMatch = true,
            Copy = true,
            CacheControl = true,
            ContentDisposition = true,
            Tags = true,
            SignedUrls = true,
            AbortUploads = true,
            FileBesideFolder = true,
        });
        can.Tiers.Should().Contain("DEEP_ARCHIVE").And.HaveCount(7);
        can.Encryptions.Should().Equal("AES256", "aws:kms", "aws:kms:dsse");
    }

    [Fact]
    public void Traits_OfAnotherStore_DeclareWhatIsSafe()
    {
        var options = Sound();
        options.ServiceUrl = "https://s3.example.org";

        var can = S3Traits.Of(options).Capabilities;

        can.Should().BeEquivalentTo(new { ConditionalPut = true, ConditionalComplete = false, ConditionalCopy = false, IfMatch = false });
        can.Tiers.Should().BeEmpty();
        can.Encryptions.Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://s3.eu-west-1.amazonaws.com", true)]
    [InlineData("https://bucket.vpce-1a2b3c4d-5e6f.s3.eu-west-1.vpce.amazonaws.com", true)]
    [InlineData("https://s3.cn-north-1.amazonaws.com.cn", true)]
    [InlineData("https://amazonaws.com.example.org", false)]
    [InlineData("https://notamazonaws.com", false)]
    public void Traits_OfAnAddress_KnowAws(string address, bool isAws)
    {
        var options = Sound();
        options.ServiceUrl = address;

        S3Traits.Of(options).Capabilities.ConditionalComplete.Should().Be(isAws);
    }

    [Fact]
    public void Traits_EveryGap_HasAReason()
    {
        foreach (var options in new[] { Sound(), Custom(), WithKey() })
        {
            var can = S3Traits.Of(options).Capabilities;
            var missing = typeof(StorageCapabilities).GetProperties()
                .Where(property => property.GetValue(can) is false or IReadOnlyList<string> { Count: 0 })
                .Select(property => property.Name);

            can.Gaps.Select(gap => gap.Capability).Should().Contain(missing).And.OnlyHaveUniqueItems();
            can.Gaps.Should().OnlyContain(gap => gap.Reason.EndsWith('.'));
        }
    }

    [Fact]
    public async Task Identity_OfAws_IsThatOfTheBucketWhateverTheEndpoint()
    {
        var endpoint = Sound();
        endpoint.ServiceUrl = "https://s3.eu-west-1.amazonaws.com";

        (await IdentifyAsync(Sound())).Id.Should().Be((await IdentifyAsync(endpoint)).Id).And.Be("s3:aws/papers");
        (await IdentifyAsync(Custom())).Id.Should().Be("s3:s3.example.org:9000/papers");
    }

    [Fact]
    public void Driver_OfFaultyOptions_NamesThem()
    {
        var make = () => new S3StorageDriver(new S3Options { Region = "eu-west-1" }, TimeProvider.System);

        make.Should().Throw<ArgumentException>().WithMessage("*Bucket is not set*");
    }

    [Fact]
    public void ToString_OfOptions_HasNoSecret()
    {
        var options = Sound();
        options.AccessKey = options.SecretKey = "canary";

        $"{options}".Should().NotContain("canary");
    }

    private static async Task<StorageIdentity> IdentifyAsync(S3Options options)
    {
        await using var driver = new S3StorageDriver(options, TimeProvider.System);
        return (await driver.GetIdentityAsync(TestContext.Current.CancellationToken))!;
    }

    private static S3Options Sound() => new() { Bucket = "papers", Region = "eu-west-1" };

    private static S3Options Custom() => new() { Bucket = "papers", ServiceUrl = "https://s3.example.org:9000", ConditionalPut = false, Tags = false };

    private static S3Options WithKey() => new() { Bucket = "papers", Region = "eu-west-1", CustomerKey = Key };
}
