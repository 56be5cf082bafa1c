using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/access-control/signed-urls and .../authentication/canonical-requests
public sealed class SignedUrlTests : StandInTests
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private protected override GoogleStandInOptions Options => new() { Time = _time, RequireTokens = true, AcceptedTokens = { "told" } };

    [Fact]
    public async Task Get_SignedUrl_GivesTheContent()
    {
        await PutAsync("folder/ü name.txt", "123456789", "", ("Content-Type", "text/plain"), ("Authorization", "Bearer told"));
        var url = Signed("GET", "/papers/folder/%C3%BC%20name.txt");

        var whole = await GetAsync(url);
        var part = await GetAsync(url, ("Range", "bytes=0-2"));
        var head = await SendAsync("HEAD", Signed("HEAD", "/papers/folder/%C3%BC%20name.txt"));

        whole.Status.Should().Be(200);
        whole.Text.Should().Be("123456789");
        whole.Header("ETag").Should().Be("\"25f9e794323b453885f5181f1b624d0b\"");
        part.Status.Should().Be(206);
        part.Text.Should().Be("123");
        head.Status.Should().Be(200);
        head.Header("Content-Length").Should().Be("9");
        head.Bytes.Should().BeEmpty();
    }

    [Fact]
    public async Task Put_SignedUrl_StoresTheContent()
    {
        using var body = new ByteArrayContent([1, 2, 3]);
        var url = Signed("PUT", "/papers/a", ("content-type", "video/mp4"), ("x-goog-meta-key", "value"));

        var stored = await SendAsync("PUT", url, body, ("Content-Type", "video/mp4"), ("x-goog-meta-key", "value"));

        stored.Status.Should().Be(200);
        var read = await GetAsync(Object("a"), ("Authorization", "Bearer told"));
        read["contentType"].Should().Be("video/mp4");
        ((string)read.Json["metadata"]!["key"]!).Should().Be("value");
    }

    [Fact]
    public async Task Put_AnotherContentTypeThanSigned_IsRefused()
    {
        using var body = new ByteArrayContent([1, 2, 3]);

        var refused = await SendAsync("PUT", Signed("PUT", "/papers/a", ("content-type", "video/mp4")), body, ("Content-Type", "text/html"));

        refused.Status.Should().Be(403);
        refused.Text.Should().Contain("<Code>SignatureDoesNotMatch</Code>");
    }

    [Fact]
    public async Task Put_ExtensionHeaderThatIsNotSigned_IsRefused()
    {
        using var body = new ByteArrayContent([1, 2, 3]);

        (await SendAsync("PUT", Signed("PUT", "/papers/a"), body, ("x-goog-meta-key", "value"))).Status.Should().Be(400);
    }

    [Fact]
    public async Task Delete_SignedUrl_Deletes()
    {
        await PutAsync("a", "content", "", ("Authorization", "Bearer told"));

        (await SendAsync("DELETE", Signed("DELETE", "/papers/a"))).Status.Should().Be(204);
        (await SendAsync("DELETE", Signed("DELETE", "/papers/a"))).Text.Should().Contain("<Code>NoSuchKey</Code>");
    }

    [Fact]
    public async Task Get_OtherMethodPathOrQuery_IsRefused()
    {
        await PutAsync("a", "content", "", ("Authorization", "Bearer told"));
        await PutAsync("b", "content", "", ("Authorization", "Bearer told"));
        var url = Signed("GET", "/papers/a");

        foreach (var (method, target) in new[]
        {
            ("DELETE", url),
            ("GET", url.Replace("/papers/a", "/papers/b", StringComparison.Ordinal)),
            ("GET", $"{url}&response-content-type=text/html"),
            ("GET", url.Replace("X-Goog-Expires=60", "X-Goog-Expires=600", StringComparison.Ordinal)),
            ("GET", Signed("GET", "/papers/a", GoogleServiceAccount.Create(GoogleServiceAccount.Default.Email))),
        })
        {
            var refused = await SendAsync(method, target);
            refused.Status.Should().Be(403);
            refused.Text.Should().Contain("<Code>SignatureDoesNotMatch</Code>");
        }
    }

    [Fact]
    public async Task Get_UrlThatRanOut_IsRefused()
    {
        await PutAsync("a", "content", "", ("Authorization", "Bearer told"));
        var url = Signed("GET", "/papers/a");
        _time.Advance(TimeSpan.FromSeconds(60));

        var refused = await GetAsync(url);

        refused.Status.Should().Be(400);
        refused.Text.Should().Contain("<Code>ExpiredToken</Code>");
    }

    [Fact]
    public async Task Get_WithoutSignature_IsDenied()
    {
        await PutAsync("a", "content", "", ("Authorization", "Bearer told"));

        var refused = await GetAsync("/papers/a");

        refused.Status.Should().Be(403);
        refused.Text.Should().Contain("<Code>AccessDenied</Code>");
        (await GetAsync("/papers/a", ("Authorization", "Bearer told"))).Text.Should().Be("content");
    }

    private string Signed(string method, string path, params (string Name, string Value)[] headers) =>
        Signed(method, path, GoogleServiceAccount.Default, headers);

    private string Signed(string method, string path, GoogleServiceAccount account, params (string Name, string Value)[] headers)
    {
        var now = _time.GetUtcNow();
        var day = now.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{day}/auto/storage/goog4_request";
        (string Name, string Value)[] signed = [.. headers.Append(("host", StandIn.Endpoint.Authority)).OrderBy(header => header.Item1, StringComparer.Ordinal)];
        var names = string.Join(';', signed.Select(header => header.Name));
        var query = "X-Goog-Algorithm=GOOG4-RSA-SHA256"
            + $"&X-Goog-Credential={Uri.EscapeDataString($"{account.Email}/{scope}")}"
            + $"&X-Goog-Date={time}&X-Goog-Expires=60&X-Goog-SignedHeaders={Uri.EscapeDataString(names)}";
        var canonical = $"{method}\n{path}\n{query}\n{string.Concat(signed.Select(header => $"{header.Name}:{header.Value}\n"))}\n{names}\nUNSIGNED-PAYLOAD";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var signature = account.Sign(Encoding.UTF8.GetBytes($"GOOG4-RSA-SHA256\n{time}\n{scope}\n{hash}"));
        return $"{path}?{query}&X-Goog-Signature={Convert.ToHexStringLower(signature)}";
    }
}
