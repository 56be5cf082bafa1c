using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>What a backend does in the name of an identity: it proves copies with its token and signs with a key that the service lends it. No emulator without HTTPS knows tokens.</summary>
public sealed class AzureIdentityTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_ManyUrls_AskForOneKeyWhileItLasts()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        using var service = new StandIn(sent => KeyUntil(sent));
        var driver = service.DriverWithToken(time);

        var first = await driver.SignAsync("file", new SignedUrlOptions(), Token);
        var second = await driver.SignAsync("other", new SignedUrlOptions { Lifetime = TimeSpan.FromHours(20) }, Token);
        service.Sent.Should().ContainSingle().Which.Address.Query.Should().Contain("comp=userdelegationkey");
        time.Advance(TimeSpan.FromHours(23.5));
        await driver.SignAsync("file", new SignedUrlOptions(), Token);
        await driver.SignAsync("file", new SignedUrlOptions { Lifetime = TimeSpan.FromDays(7) }, Token);

        service.Sent.Should().HaveCount(3);
        first.Url.Query.Should().Contain("skoid=").And.Contain("sp=r").And.Contain("sr=b").And.Contain("spr=https");
        second.Url.AbsolutePath.Should().Be("/papers/other");
        driver.Traits.Capabilities.SignedUrls.Should().BeTrue();
    }

    [Fact]
    public async Task Copy_InTheNameOfAnIdentity_ProvesTheSourceWithItsToken()
    {
        using var service = new StandIn(sent => StandIn.Answer(sent.Method == "HEAD" ? HttpStatusCode.OK : HttpStatusCode.Accepted, "", ("x-ms-copy-status", "success"), ("x-ms-copy-id", "1")));
        var driver = service.DriverWithToken();

        await driver.CopyAsync(new CopyRequest("a b", "\"0x1\"", "copy", new ObjectDescription(), CreateOnly: true), Token);

        var sent = service.Sent.Should().HaveCount(2).And.Subject.Last();
        sent["x-ms-copy-source"].Should().Be("https://account.blob.example/papers/a%20b");
        sent["x-ms-copy-source-authorization"].Should().Be("Bearer token-canary");
        sent["x-ms-source-if-match"].Should().Be("\"0x1\"");
        sent["If-None-Match"].Should().Be("*");
        sent["x-ms-copy-source-tag-option"].Should().BeNull("the usual roles may not copy tags");
    }

    [Fact]
    public async Task CopyPart_InTheNameOfAnIdentity_ProvesTheSourceWithItsToken()
    {
        using var service = new StandIn(_ => StandIn.Answer(HttpStatusCode.Created));
        var driver = service.DriverWithToken();
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("copy", new ObjectDescription(), default), Token);

        await driver.CopyPartAsync(new CopyPartRequest("file", "\"0x1\"", "copy", upload, 2, new ByteRange(10, 20), IsLast: false), Token);

        var sent = service.Sent.Should().ContainSingle().Which;
        sent["x-ms-copy-source-authorization"].Should().Be("Bearer token-canary");
        sent["x-ms-source-range"].Should().Be("bytes=10-29");
        sent["x-ms-source-if-match"].Should().Be("\"0x1\"");
    }

    private static HttpResponseMessage KeyUntil(SentRequest sent)
    {
        var asked = System.Text.Encoding.UTF8.GetString(sent.Body);
        var expiry = asked[(asked.IndexOf("<Expiry>", StringComparison.Ordinal) + 8)..asked.IndexOf("</Expiry>", StringComparison.Ordinal)];
        return StandIn.Answer(
            HttpStatusCode.OK,
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><UserDelegationKey><SignedOid>oid</SignedOid><SignedTid>tid</SignedTid><SignedStart>2026-01-02T03:04:05Z</SignedStart>"
            + $"<SignedExpiry>{expiry}</SignedExpiry><SignedService>b</SignedService><SignedVersion>2026-04-06</SignedVersion><Value>c2VjcmV0</Value></UserDelegationKey>",
            ("Content-Type", "application/xml"));
    }
}
