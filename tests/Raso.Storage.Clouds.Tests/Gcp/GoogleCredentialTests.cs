using Google.Apis.Auth.OAuth2;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleCredentialTests : GoogleDriverTests
{
    [Fact]
    public async Task Requests_OfOneDriver_ShareOneToken()
    {
        await PutAsync("a", "1");
        await Driver.HeadAsync("a", Token);

        Count(GoogleCall.Token).Should().Be(1);
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(500, "{\"error\":\"internal_failure\"}")]
    [InlineData(429, "")]
    [InlineData(200, "<html>sign in</html>")]
    public async Task Request_TokenEndpointThatFails_IsTransientAndOneAttempt(int status, string body)
    {
        StandIn.Faults.Answer(GoogleCall.Token, status, body, times: 5);

        var error = await FailsAsync(() => Driver.HeadAsync("a", Token));

        error.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = true });
        Count(GoogleCall.Token).Should().Be(1, "the SDK's own retries are off");
        Count(GoogleCall.Get).Should().Be(0);
    }

    [Theory]
    [InlineData("{\"error\":\"invalid_grant\",\"error_description\":\"Invalid JWT Signature.\"}", "application/json")]
    [InlineData("", "")]
    public async Task Request_RefusedAccount_IsPermissionDenied(string body, string contentType)
    {
        StandIn.Faults.Answer(GoogleCall.Token, 400, body, contentType);

        var error = await FailsAsync(() => Driver.HeadAsync("a", Token));

        error.Should().BeEquivalentTo(new { Code = StorageErrorCode.PermissionDenied, IsTransient = false });
    }

    [Fact]
    public async Task Request_TokenThatIsNoLongerGood_IsPermissionDeniedOnce()
    {
        await PutAsync("a", "1");
        StandIn.ExpireTokens();

        (await FailsAsync(() => Driver.HeadAsync("a", Token))).Code.Should().Be(StorageErrorCode.PermissionDenied);
        (await Driver.HeadAsync("a", Token)).Should().NotBeNull("a new token is asked for");
        Count(GoogleCall.Token).Should().Be(2);
    }

    [Fact]
    public async Task Request_CredentialFromCode_IsUsed()
    {
        var driver = CreateDriver(options =>
        {
            options.CredentialsJson = null;
            options.UseCredential(CredentialFactory.FromJson(StandIn.ServiceAccountJson(), "service_account"));
        });

        (await driver.HeadAsync("a", Token)).Should().BeNull();
        driver.Traits.Capabilities.SignedUrls.Should().BeTrue();
    }

    [Fact]
    public async Task Request_CredentialThatCannotSign_DeclaresIt()
    {
        var driver = CreateDriver(options =>
        {
            options.CredentialsJson = null;
            options.UseCredential(GoogleCredential.FromAccessToken("token"));
        });

        driver.Traits.Capabilities.SignedUrls.Should().BeFalse();
        (await FailsAsync(() => driver.SignAsync("a", new SignedUrlOptions(), Token))).Code.Should().Be(StorageErrorCode.NotSupported);
        (await FailsAsync(() => driver.HeadAsync("a", Token))).Code.Should().Be(StorageErrorCode.PermissionDenied);
    }

    [Fact]
    public async Task Request_FromAFile_IsAsFromItsText()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, StandIn.ServiceAccountJson(), Token);
            var driver = CreateDriver(options => (options.CredentialsJson, options.CredentialsFile) = (null, file));

            (await driver.HeadAsync("a", Token)).Should().BeNull();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Request_ToAnotherHost_CarriesNoToken()
    {
        await Driver.HeadAsync("a", Token);
        await using var other = await GoogleStandIn.StartAsync();

        using var answer = await Driver.Service.HttpClient.GetAsync(new Uri(other.Endpoint, "storage/v1/b/papers"), Token);

        other.Calls.Should().ContainSingle().Which.Headers.Should().NotContainKey("Authorization");
    }

    [Fact]
    public async Task Dispose_Driver_ClosesItsConnectionsAndThoseOfItsCredentials()
    {
        await Driver.HeadAsync("a", Token);

        Driver.Dispose();

        await FluentActions.Awaiting(() => Driver.HeadAsync("a", Token)).Should().ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task EnsureContainerAsync_MissingBucket_IsMadeOnce()
    {
        var driver = CreateDriver(options => (options.Bucket, options.ProjectId, options.CreateContainer, options.StorageClass) = ("fresh", "stand-in", true, "NEARLINE"));

        await driver.EnsureContainerAsync(Token);
        await driver.EnsureContainerAsync(Token);
        var stored = await driver.PutAsync(Put("a", Bytes(3)), Token);

        Count(GoogleCall.BucketInsert).Should().Be(1);
        stored.Description.Tier.Should().Be("NEARLINE");
    }
}
