using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Raso.Storage.Clouds.Tests.Servers;

/// <summary>What a killed gateway has confirmed is there when it is started again.</summary>
[Trait("Category", "Server")]
[Trait("Category", "Long")]
public sealed class GatewayTests
{
    [Fact]
    public async Task Start_AfterAKill_HasTheSameAddressKeysAndFiles()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var gateway = new Gateway();
        var first = await gateway.StartAsync();
        using (var client = Connect(first))
        {
            await client.PutBucketAsync("kept", cancellation);
            await client.PutObjectAsync(new PutObjectRequest { BucketName = "kept", Key = "a.txt", ContentBody = "here" }, cancellation);
        }

        await gateway.KillAsync();
        using var web = new HttpClient();
        var refused = () => web.GetAsync(first.Endpoint, cancellation);
        await refused.Should().ThrowAsync<HttpRequestException>();
        var second = await gateway.StartAsync();

        second.Should().Be(first);
        using var again = Connect(second);
        using var found = await again.GetObjectAsync("kept", "a.txt", cancellation);
        using var reader = new StreamReader(found.ResponseStream);
        (await reader.ReadToEndAsync(cancellation)).Should().Be("here");
    }

    private static AmazonS3Client Connect(S3Server server) => new(
        new BasicAWSCredentials(server.AccessKey, server.SecretKey),
        new AmazonS3Config
        {
            ServiceURL = server.Endpoint.ToString(),
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
}
