using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What signed URLs allow, or that they are refused where the backend cannot sign.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class SignedUrlConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>A signed URL reads the file, whatever its name.</summary>
    /// <param name="relative">The path.</param>
    [Theory]
    [InlineData("file.txt")]
    [InlineData("a b+c%20d?#&.txt")]
    [InlineData("论文/😀.txt")]
    public async Task Sign_Get_ReadsTheFile(string relative)
    {
        await PutTextAsync(relative, "content");
        if (await SignAsync(relative, new SignedUrlOptions()) is not { } signed)
        {
            return;
        }

        using var answer = await SendAsync(HttpMethod.Get, signed);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("content", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(SignedUrlMethod.Get, signed.Method);
    }

    /// <summary>A signed URL stores the file.</summary>
    [Fact]
    public async Task Sign_Put_StoresTheFile()
    {
        if (await SignAsync("file.txt", new SignedUrlOptions { Method = SignedUrlMethod.Put, ContentType = "text/plain" }) is not { } signed)
        {
            return;
        }

        using var answer = await SendAsync(HttpMethod.Put, signed, "text/plain");

        Assert.True(answer.IsSuccessStatusCode, answer.ToString());
        await HoldsTextAsync("file.txt", "content");
        Assert.Equal("text/plain", (await Backend.GetInfoAsync(At("file.txt"), Token))!.ContentType);
    }

    /// <summary>A URL that was signed for one content type stores no other.</summary>
    [Fact]
    public async Task Sign_PutOfAnotherContentType_IsRefused()
    {
        if (await SignAsync("file.txt", new SignedUrlOptions { Method = SignedUrlMethod.Put, ContentType = "text/plain" }) is not { } signed)
        {
            return;
        }

        Assert.Equal("text/plain", Assert.Single(signed.RequiredHeaders, header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value);
        using var answer = await SendAsync(HttpMethod.Put, signed, "text/html");

        Assert.InRange((int)answer.StatusCode, 400, 499);
        await HoldsNothingAsync("file.txt");
    }

    /// <summary>A URL without a content type takes any.</summary>
    [Fact]
    public async Task Sign_PutOfAnyContentType_StoresTheFile()
    {
        if (await SignAsync("file.txt", new SignedUrlOptions { Method = SignedUrlMethod.Put }) is not { } signed)
        {
            return;
        }

        using var answer = await SendAsync(HttpMethod.Put, signed, "text/html");

        Assert.True(answer.IsSuccessStatusCode, answer.ToString());
        await HoldsTextAsync("file.txt", "content");
    }

    /// <summary>A signed URL deletes the file.</summary>
    [Fact]
    public async Task Sign_Delete_DeletesTheFile()
    {
        await PutTextAsync("file.txt", "content");
        if (await SignAsync("file.txt", new SignedUrlOptions { Method = SignedUrlMethod.Delete }) is not { } signed)
        {
            return;
        }

        using var answer = await SendAsync(HttpMethod.Delete, signed);

        Assert.True(answer.IsSuccessStatusCode, answer.ToString());
        await HoldsNothingAsync("file.txt");
    }

    /// <summary>A URL that was signed for one path or method does nothing else.</summary>
    [Fact]
    public async Task Sign_Tampered_IsRefused()
    {
        await PutTextAsync("file.txt", "content");
        await PutTextAsync("secret.txt", "secret");
        if (await SignAsync("file.txt", new SignedUrlOptions()) is not { } signed)
        {
            return;
        }

        var other = new SignedUrl(new Uri(signed.Url.AbsoluteUri.Replace("file.txt", "secret.txt", StringComparison.Ordinal)), SignedUrlMethod.Get, signed.ExpiresAt);
        using var read = await SendAsync(HttpMethod.Get, other);
        using var deleted = await SendAsync(HttpMethod.Delete, signed);

        Assert.InRange((int)read.StatusCode, 400, 499);
        Assert.InRange((int)deleted.StatusCode, 400, 499);
        await HoldsTextAsync("file.txt", "content");
    }

    /// <summary>A signed URL tells when it expires, and does not show its signature in its text.</summary>
    [Fact]
    public async Task Sign_Url_HidesItsSignatureInText()
    {
        var options = new SignedUrlOptions { Lifetime = TimeSpan.FromMinutes(5) };
        if (await SignAsync("file.txt", options) is not { } first || await SignAsync("file.txt", options with { Lifetime = TimeSpan.FromHours(5) }) is not { } second)
        {
            return;
        }

        Assert.InRange((second.ExpiresAt - first.ExpiresAt).TotalMinutes, 290, 300);
        Assert.DoesNotContain(first.Url.Query, first.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A lifetime out of bounds is refused.</summary>
    /// <param name="seconds">The lifetime in seconds.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData((7 * 24 * 3600) + 1)]
    public async Task Sign_BadLifetime_IsRefused(int seconds) => await RefusesAsync(new SignedUrlOptions { Lifetime = TimeSpan.FromSeconds(seconds) });

    /// <summary>A URL is refused once its time is over.</summary>
    [Fact]
    public async Task Sign_AfterItsExpiry_IsRefused()
    {
        await PutTextAsync("file.txt", "content");
        if (await SignAsync("file.txt", new SignedUrlOptions { Lifetime = TimeSpan.FromSeconds(1) }) is not { } signed)
        {
            return;
        }

        Assert.InRange(signed.ExpiresAt, DateTimeOffset.UnixEpoch, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(1));
        while (true)
        {
            using var answer = await SendAsync(HttpMethod.Get, signed);
            if ((int)answer.StatusCode is >= 400 and <= 499)
            {
                return;
            }

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(TimeProvider.System.GetUtcNow() < signed.ExpiresAt + TimeSpan.FromMinutes(1), "The URL is still good a minute after its expiry, which no difference of clocks explains.");
            await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, Token);
        }
    }

    /// <summary>A content type is signed for PUT alone, and is one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="contentType">The content type.</param>
    [Theory]
    [InlineData(SignedUrlMethod.Get, "text/plain")]
    [InlineData(SignedUrlMethod.Delete, "text/plain")]
    [InlineData(SignedUrlMethod.Put, "text")]
    [InlineData(SignedUrlMethod.Put, "")]
    [InlineData(SignedUrlMethod.Put, "text/plain\r\nX-Other: 1")]
    public async Task Sign_BadContentType_IsRefused(SignedUrlMethod method, string contentType) =>
        await RefusesAsync(new SignedUrlOptions { Method = method, ContentType = contentType });

    /// <summary>An unknown method is refused.</summary>
    [Fact]
    public async Task Sign_BadMethod_IsRefused() => await RefusesAsync(new SignedUrlOptions { Method = (SignedUrlMethod)9 });

    private async Task RefusesAsync(SignedUrlOptions options)
    {
        var error = await Record.ExceptionAsync(() => Backend.SignUrlAsync(At("file.txt"), options, Token));

        Assert.True(error is ArgumentException || (!Can.SignedUrls && error is StorageException { Code: StorageErrorCode.NotSupported }), $"{error}");
    }

    private async Task<SignedUrl?> SignAsync(string relative, SignedUrlOptions options)
    {
        if (Can.SignedUrls && (options.ContentType is null || Can.SignedContentTypes))
        {
            return await Backend.SignUrlAsync(At(relative), options, Token);
        }

        await ThrowsAsync(StorageErrorCode.NotSupported, relative, () => Backend.SignUrlAsync(At(relative), options, Token));
        return null;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, SignedUrl signed, string? contentType = null)
    {
        using var client = Harness.CreateHttpClient();
        using var request = new HttpRequestMessage(method, signed.Url);
        if (contentType is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("content"));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        }

        foreach (var (name, value) in signed.RequiredHeaders.Where(header => !header.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request, Token);
    }
}
