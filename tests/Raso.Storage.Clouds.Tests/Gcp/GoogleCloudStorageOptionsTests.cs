using Google.Apis.Auth.OAuth2;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleCloudStorageOptionsTests
{
    private const string Key = "projects/p/locations/l/keyRings/r/cryptoKeys/k";

    [Theory]
    [InlineData("papers")]
    [InlineData("papers_2-a")]
    [InlineData("papers.example.org")]
    public void Validate_BucketOnly_FindsNothing(string bucket) => Check(options => options.Bucket = bucket).Should().BeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Papers")]
    [InlineData("-papers")]
    [InlineData("papers/..")]
    [InlineData("papers?x")]
    [InlineData("a..b")]
    [InlineData("papers\n")]
    public void Validate_BadBucket_NamesIt(string bucket) => Check(options => options.Bucket = bucket).Should().Equal("Bucket");

    [Theory]
    [InlineData("ftp://host", false)]
    [InlineData("https://host/path", false)]
    [InlineData("https://host/?a=b", false)]
    [InlineData("https://user:secret@host", false)]
    [InlineData("http://storage.example.org", false)]
    [InlineData("http://storage.example.org", true)]
    [InlineData("http://127.0.0.1:9199", false)]
    [InlineData("https://storage.example.org", false)]
    public void Validate_Endpoint_IsSafeOrNamed(string endpoint, bool anonymous)
    {
        var isGood = endpoint is "https://storage.example.org" or "http://127.0.0.1:9199" || anonymous;

        Check(options =>
        {
            options.Endpoint = new Uri(endpoint);
            options.Anonymous = anonymous;
        }).Should().Equal(isGood ? [] : ["Endpoint"]);
    }

    [Fact]
    public void Validate_TwoWaysOfCredentials_NamesBoth()
    {
        var options = new GoogleCloudStorageOptions { Bucket = "papers", Anonymous = true, CredentialsJson = """{"type":"service_account"}""" };
        options.UseCredential(GoogleCredential.FromAccessToken("CANARY"));

        var failure = options.Validate().Should().ContainSingle().Which;

        $"{failure.Field} {failure.Message}".Should().ContainAll("CredentialsJson", "UseCredential", "Anonymous").And.NotContain("CANARY");
    }

    [Theory]
    [InlineData("")]
    [InlineData("CANARY")]
    [InlineData("""{"private_key":"CANARY"}""")]
    [InlineData("""{"type":"CANARY"}""")]
    [InlineData("""{"type":"executable"}""")]
    [InlineData("[]")]
    public void Validate_JsonThatIsNoCredential_IsNamedAndNotRepeated(string json)
    {
        var failure = new GoogleCloudStorageOptions { Bucket = "papers", CredentialsJson = json }.Validate().Should().ContainSingle().Which;

        failure.Field.Should().Be("CredentialsJson");
        failure.Message.Should().NotContain("CANARY");
    }

    [Fact]
    public void Constructor_KeyThatIsNone_IsNamedAndNotRepeated()
    {
        var options = new GoogleCloudStorageOptions
        {
            Bucket = "papers",
            CredentialsJson = """{"type":"service_account","client_email":"a@b","private_key":"-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----","token_uri":"https://x"}""",
        };

        FluentActions.Invoking(() => new GoogleCloudStorageDriver(options, TimeProvider.System))
            .Should().Throw<ArgumentException>().Which.ToString().Should().Contain("CredentialsJson").And.NotContain("CANARY");
    }

    [Fact]
    public void Validate_FileThatIsNotThere_IsNamed() => Check(options => options.CredentialsFile = "/no/such/file.json").Should().Equal("CredentialsFile");

    [Fact]
    public void Validate_CreateContainerWithoutProject_IsNamed() => Check(options => options.CreateContainer = true).Should().Equal("ProjectId");

    [Fact]
    public void Validate_StorageClass_IsKnownOrNamed()
    {
        Check(options => options.StorageClass = "ARCHIVE").Should().BeEmpty();
        Check(options => options.StorageClass = "archive").Should().Equal("StorageClass");
    }

    [Fact]
    public void Validate_Encryption_IsOneWayAndWellFormed()
    {
        Check(options => options.KmsKeyName = Key).Should().BeEmpty();
        Check(options => options.KmsKeyName = "k").Should().Equal("KmsKeyName");
        Check(options => options.KmsKeyNames.Add(Key + "/cryptoKeyVersions/1")).Should().Equal("KmsKeyNames");
        Check(options => options.CustomerKey = Convert.ToBase64String(new byte[32])).Should().BeEmpty();
        Check(options => options.CustomerKey = Convert.ToBase64String(new byte[31])).Should().Equal("CustomerKey");
        Check(options => options.CustomerKey = "no base64").Should().Equal("CustomerKey");
        Check(options =>
        {
            options.CustomerKey = Convert.ToBase64String(new byte[32]);
            options.KmsKeyName = Key;
        }).Should().Equal("CustomerKey");
    }

    [Fact]
    public void Traits_WhatIsMissing_HasItsReason()
    {
        using var driver = new GoogleCloudStorageDriver(new GoogleCloudStorageOptions { Bucket = "papers", Anonymous = true }, TimeProvider.System);

        driver.Traits.Capabilities.SignedUrls.Should().BeFalse();
        driver.Traits.Capabilities.Gaps.Select(gap => gap.Capability).Should().Contain(["Tags", "AbortUploads", "Folders", "Encryptions", "SignedUrls"]);
    }

    private static IEnumerable<string> Check(Action<GoogleCloudStorageOptions> configure)
    {
        var options = new GoogleCloudStorageOptions { Bucket = "papers" };
        configure(options);
        return options.Validate().Select(failure => failure.Field);
    }
}
