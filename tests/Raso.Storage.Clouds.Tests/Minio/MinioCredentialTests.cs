using Microsoft.AspNetCore.Http;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

public sealed class MinioCredentialTests
{
    private const string Identity = "canary-identity-token";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Call_WebIdentity_IsExchangedOnceAndNeverInAnAddress()
    {
        await using var sts = await AnsweringServer.StartAsync(context => context.Response.WriteAsync(
            """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>
            <AccessKeyId>temporary</AccessKeyId><SecretAccessKey>canary</SecretAccessKey><SessionToken>session</SessionToken><Expiration>2999-01-01T00:00:00Z</Expiration>
            </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
            """));
        await using var server = await AnsweringServer.StartAsync(context =>
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        var file = System.IO.Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Identity, Token);
            using var driver = new MinioStorageDriver(Create(server.Address, sts.Address, file));

            await driver.HeadAsync(StoragePath.Parse("a"), Token);
            await driver.HeadAsync(StoragePath.Parse("b"), Token);
        }
        finally
        {
            File.Delete(file);
        }

        var exchange = sts.Asked.Should().ContainSingle().Which;
        exchange.Query.Should().BeEmpty();
        System.Text.Encoding.UTF8.GetString(exchange.Body).Should().Contain(Identity).And.Contain("role");
        server.Asked.Should().HaveCount(2).And.OnlyContain(
            request => request.Headers["Authorization"].Contains("Credential=temporary/") && request.Headers["x-amz-security-token"] == "session");
    }

    [Fact]
    public async Task Call_WebIdentityRefused_IsPermissionDenied()
    {
        await using var sts = await AnsweringServer.StartAsync(context =>
        {
            context.Response.StatusCode = 403;
            return context.Response.WriteAsync("<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>");
        });
        var file = System.IO.Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Identity, Token);
        using var driver = new MinioStorageDriver(Create(sts.Address, sts.Address, file));

        var error = await Record.ExceptionAsync(() => driver.HeadAsync(StoragePath.Parse("a"), Token));
        File.Delete(file);

        driver.MapError(error!).Should().Match<DriverError>(
            meaning => meaning.Code == StorageErrorCode.PermissionDenied && !meaning.Message.Contains(Identity));
    }

    [Fact]
    public async Task Call_NoTokenFile_IsPermissionDenied()
    {
        var gone = new Uri("http://127.0.0.1:9/");
        using var driver = new MinioStorageDriver(Create(gone, gone, "/no/such/token"));

        var error = await Record.ExceptionAsync(() => driver.HeadAsync(StoragePath.Parse("a"), Token));

        driver.MapError(error!).Code.Should().Be(StorageErrorCode.PermissionDenied);
    }

    private static MinioOptions Create(Uri endpoint, Uri sts, string file) => new()
    {
        Endpoint = endpoint.AbsoluteUri,
        Bucket = "papers",
        WebIdentityTokenFile = file,
        RoleArn = "arn:role",
        StsEndpoint = sts.AbsoluteUri,
    };
}
