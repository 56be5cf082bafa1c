using Microsoft.Extensions.Logging.Abstractions;

namespace Raso.Storage.Local.Signing;

public sealed class SigningOptionsTests
{
    private const string BaseUrl = "Signing.BaseUrl";
    private const string Keys = "Signing.Keys";
    private static readonly string Secret = Convert.ToBase64String(new byte[SigningKey.MinSecretBytes]);

    [Fact]
    public void Validate_NeitherAddressNorKeys_SignsNothing()
    {
        var options = Options("");

        options.Validate().Should().BeEmpty();
        using var driver = new LocalStorageDriver(options);
        driver.Traits.Capabilities.SignedUrls.Should().BeFalse();
        driver.SignedUrlVerifier.Should().BeNull();
    }

    [Fact]
    public async Task SignUrlAsync_WithoutAddressAndKeys_NamesTheOptions()
    {
        var options = Options("");
        await using var backend = new CloudStorageBackend("disk", new LocalStorageDriver(options), options, TimeProvider.System, NullLoggerFactory.Instance);

        var sign = () => backend.SignUrlAsync("a", new SignedUrlOptions(), TestContext.Current.CancellationToken);

        (await sign.Should().ThrowAsync<StorageException>().WithMessage("*Signing:BaseUrl*Signing:Keys*")).Which.Code.Should().Be(StorageErrorCode.NotSupported);
    }

    [Theory]
    [InlineData("https://files.example.org")]
    [InlineData("HTTPS://files.example.org:8443/a/b/")]
    [InlineData("http://localhost:5000/files")]
    [InlineData("http://[::1]:5000")]
    public void Validate_AddressAndKey_Signs(string address)
    {
        var options = Options(address, new SigningKey { Id = "2026-10_a", Secret = Secret });

        options.Validate().Should().BeEmpty();
        using var driver = new LocalStorageDriver(options);
        driver.Traits.Capabilities.SignedUrls.Should().BeTrue();
    }

    [Theory]
    [InlineData("files.example.org/disk")]
    [InlineData("/disk")]
    [InlineData("ftp://files.example.org")]
    [InlineData("file:///disk")]
    [InlineData("https://")]
    [InlineData("https:///disk")]
    [InlineData("https://user:hunter2@files.example.org")]
    [InlineData("https://files.example.org/?a=hunter2")]
    [InlineData("https://files.example.org/#hunter2")]
    [InlineData("https://files.example.org/?")]
    [InlineData("hunter2")]
    [InlineData(" ")]
    public void Validate_AnAddressThatIsNone_IsRefusedAndNotQuoted(string address)
    {
        var failure = Options(address, new SigningKey { Id = "k", Secret = Secret }).Validate().Should().ContainSingle().Which;

        failure.Field.Should().Be(BaseUrl);
        failure.Message.Should().Contain("https://files.example.org/disk").And.NotContain("hunter2");
    }

    [Fact]
    public void Validate_OneWithoutTheOther_NamesWhatIsMissing()
    {
        Options("https://files.example.org").Validate().Should().ContainSingle(failure => failure.Field == Keys && failure.Message.Contains("add a key"));
        Options("", new SigningKey { Id = "k", Secret = Secret }).Validate().Should().ContainSingle(failure => failure.Field == BaseUrl && failure.Message.Contains("set it"));
    }

    [Fact]
    public void Validate_KeysAtFault_NamesEachAndQuotesNone()
    {
        var options = Options(
            "https://files.example.org",
            new SigningKey { Id = "k", Secret = Convert.ToBase64String(new byte[SigningKey.MinSecretBytes - 1]) },
            new SigningKey { Id = "k", Secret = "hunter2 is not Base64, whatever its length may be" },
            new SigningKey { Id = "hunter2 a", Secret = "" },
            null!,
            new SigningKey { Id = new string('k', 65), Secret = null! });

        var failures = options.Validate();

        failures.Select(failure => failure.Field).Should().Equal(
            $"{Keys}[0].Secret", $"{Keys}[1].Id", $"{Keys}[1].Secret", $"{Keys}[2].Id", $"{Keys}[2].Secret", $"{Keys}[3].Id", $"{Keys}[3].Secret", $"{Keys}[4].Id", $"{Keys}[4].Secret");
        failures.Should().NotContain(failure => failure.Message.Contains("hunter2", StringComparison.Ordinal));
        var make = () => new LocalStorageDriver(options);
        make.Should().Throw<ValidationException>();
    }

    private static LocalStorageOptions Options(string address, params SigningKey[] keys)
    {
        var options = new LocalStorageOptions { RootPath = "data", Signing = { BaseUrl = address } };
        foreach (var key in keys)
        {
            options.Signing.Keys.Add(key);
        }

        return options;
    }
}
