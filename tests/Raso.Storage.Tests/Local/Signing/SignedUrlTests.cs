using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Local.Signing;

public sealed class SignedUrlTests
{
    private static readonly SignedUrlOptions Put = new() { Method = SignedUrlMethod.Put, ContentType = "video/mp4; codecs=\"a b\"" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sign_APut_IsWrittenAndSignedAsTheSchemeSays()
    {
        using var bench = new SigningBench();

        var signed = await bench.Driver.SignAsync("a b/论.mp4", Put, Token);

        // The scheme is pinned from outside: hosts of several versions check each other's URLs.
        const string Text = "17:raso-local-url-v1\n4:disk\n30:https://files.example.org/disk\n2:k1\n3:PUT\n11:a b/论.mp4\n10:1790859600\n23:video/mp4; codecs=\"a b\"\n";
        var signature = Base64Url.EncodeToString(HMACSHA256.HashData(SigningBench.SecretOf("k1"), Encoding.UTF8.GetBytes(Text)));
        signed.Url.OriginalString.Should().Be(
            "https://files.example.org/disk/a%20b/%E8%AE%BA.mp4?raso-method=PUT&raso-expires=1790859600&raso-type=video%2Fmp4%3B%20codecs%3D%22a%20b%22&raso-key=k1&raso-signature=" + signature);
        signed.Method.Should().Be(SignedUrlMethod.Put);
        signed.ExpiresAt.Should().Be(bench.Time.GetUtcNow() + TimeSpan.FromHours(1));
        signed.RequiredHeaders.Should().Equal(new Dictionary<string, string> { ["Content-Type"] = Put.ContentType! });
        signed.ToString().Should().NotContain(signature);
    }

    [Fact]
    public async Task Sign_WithoutContentType_SaysSoInTheSignedText()
    {
        using var bench = new SigningBench();

        var target = await bench.SignAsync("a");

        const string Text = "17:raso-local-url-v1\n4:disk\n30:https://files.example.org/disk\n2:k1\n3:GET\n1:a\n10:1790859600\n-\n";
        target.Should().EndWith(Base64Url.EncodeToString(HMACSHA256.HashData(SigningBench.SecretOf("k1"), Encoding.UTF8.GetBytes(Text))));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a b+c%20d?#&=;:@.txt")]
    [InlineData("!$'()*,[]{}|^~`\"<>")]
    [InlineData("%2e%2e/.../..a/~")]
    [InlineData("论文/😀/é\u200e\u202eא")]
    public async Task Verify_AnyPath_IsAllowedAsAClientSendsIt(string path)
    {
        using var bench = new SigningBench();
        var signed = await bench.Driver.SignAsync(path, new SignedUrlOptions(), Token);

        var check = bench.Verifier.Verify("GET", signed.Url.PathAndQuery, null);

        signed.Url.AbsoluteUri.Should().Be(signed.Url.OriginalString, "no client may write it in another way");
        check.IsAllowed.Should().BeTrue(check.ToString());
        check.Path.Should().Be(StoragePath.Parse(path));
        check.ExpiresAt.Should().Be(signed.ExpiresAt);
    }

    [Theory]
    [InlineData("https://files.example.org")]
    [InlineData("https://files.example.org/")]
    [InlineData("http://127.0.0.1:8080/a/b%20c/é/")]
    public async Task Verify_AnyAddress_IsAllowed(string address)
    {
        using var bench = new SigningBench(address: address);

        bench.Judge(await bench.SignAsync("a/b")).Should().Be(SignedUrlRefusal.None);
        bench.Judge("/a/b").Should().Be(SignedUrlRefusal.Malformed);
    }

    [Fact]
    public async Task Verify_AtTheSecondOfItsExpiry_IsExpired()
    {
        using var bench = new SigningBench();
        var target = await bench.SignAsync("a", new SignedUrlOptions { Lifetime = TimeSpan.FromSeconds(10) });

        bench.Time.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        var before = bench.Judge(target);
        bench.Time.Advance(TimeSpan.FromTicks(1));

        before.Should().Be(SignedUrlRefusal.None);
        bench.Judge(target).Should().Be(SignedUrlRefusal.Expired);
        bench.Judge(target[..^1] + (target[^1] == 'A' ? 'E' : 'A')).Should().Be(SignedUrlRefusal.WrongSignature, "only who has a signature learns that it expired");
    }

    [Fact]
    public async Task Sign_ForLessThanASecond_LastsToTheEndOfTheSecond()
    {
        using var bench = new SigningBench();
        bench.Time.Advance(TimeSpan.FromMilliseconds(400));

        var signed = await bench.Driver.SignAsync("a", new SignedUrlOptions { Lifetime = TimeSpan.FromMilliseconds(1) }, Token);

        signed.ExpiresAt.Should().Be(new DateTimeOffset(2026, 10, 1, 12, 0, 1, TimeSpan.Zero));
    }

    [Fact]
    public async Task Verify_ByAClockThatIsBehind_GivesFiveMinutesOfGrace()
    {
        using var signer = new SigningBench();
        using var bench = new SigningBench();
        var target = await signer.SignAsync("a", new SignedUrlOptions { Lifetime = TimeSpan.FromDays(7) });
        bench.Time.AdjustTime(bench.Time.GetUtcNow() - TimeSpan.FromMinutes(5));
        var within = bench.Judge(target);

        bench.Time.AdjustTime(bench.Time.GetUtcNow() - TimeSpan.FromSeconds(1));

        within.Should().Be(SignedUrlRefusal.None);
        bench.Judge(target).Should().Be(SignedUrlRefusal.LifetimeTooLong);
    }

    [Theory]
    [InlineData(SignedUrlMethod.Get, "GET", "HEAD")]
    [InlineData(SignedUrlMethod.Put, "PUT")]
    [InlineData(SignedUrlMethod.Delete, "DELETE")]
    public async Task Verify_AnyMethod_AllowsWhatWasSignedAlone(SignedUrlMethod granted, params string[] allowed)
    {
        using var bench = new SigningBench();
        var target = await bench.SignAsync("a", new SignedUrlOptions { Method = granted });

        foreach (var method in (string[])["GET", "HEAD", "PUT", "DELETE", "POST", "OPTIONS", "get", "Put", "", " GET", "GET "])
        {
            bench.Judge(target, method, "text/plain").Should().Be(allowed.Contains(method) ? SignedUrlRefusal.None : SignedUrlRefusal.WrongMethod, method);
        }
    }

    [Fact]
    public async Task Verify_APutWithAContentType_AllowsExactlyThat()
    {
        using var bench = new SigningBench();
        var target = await bench.SignAsync("a", new SignedUrlOptions { Method = SignedUrlMethod.Put, ContentType = "text/plain" });

        bench.Judge(target, "PUT", "text/plain").Should().Be(SignedUrlRefusal.None);
        foreach (var other in (string?[])[null, "", "text/html", "Text/Plain", "text/plain; charset=utf-8", " text/plain"])
        {
            bench.Judge(target, "PUT", other).Should().Be(SignedUrlRefusal.WrongContentType, other);
        }
    }

    [Fact]
    public async Task Verify_AfterKeysWereReplaced_KnowsTheOldOnesThatAreLeft()
    {
        using var before = new SigningBench(keys: "k1");
        using var between = new SigningBench(keys: ["k2", "k1"]);
        using var after = new SigningBench(keys: "k2");
        var old = await before.SignAsync("a");
        var young = await between.SignAsync("a");

        young.Should().Contain("raso-key=k2&", "the first key signs");
        between.Judge(old).Should().Be(SignedUrlRefusal.None);
        between.Judge(young).Should().Be(SignedUrlRefusal.None);
        after.Judge(young).Should().Be(SignedUrlRefusal.None);
        after.Judge(old).Should().Be(SignedUrlRefusal.UnknownKey);
        before.Judge(young).Should().Be(SignedUrlRefusal.UnknownKey);
        between.Judge(old.Replace("raso-key=k1", "raso-key=k2", StringComparison.Ordinal)).Should().Be(SignedUrlRefusal.WrongSignature);
    }

    [Theory]
    [InlineData("other", SigningBench.Address)]
    [InlineData("Disk", SigningBench.Address)]
    [InlineData("disk", "http://files.example.org/disk")]
    [InlineData("disk", "https://files.example.org:444/disk")]
    [InlineData("disk", "https://other.example.org/disk")]
    public async Task Verify_ByAnotherBackendOrAddress_RefusesTheSignature(string name, string address)
    {
        using var bench = new SigningBench();
        using var other = new SigningBench(name, address);

        other.Judge(await bench.SignAsync("a")).Should().Be(SignedUrlRefusal.WrongSignature);
    }

    [Fact]
    public async Task Verify_ByTheSameNameOfKeyWithAnotherSecret_RefusesTheSignature()
    {
        using var bench = new SigningBench();
        var options = new LocalStorageOptions { RootPath = "data", Signing = { BaseUrl = SigningBench.Address } };
        options.Signing.Keys.Add(new SigningKey { Id = "k1", Secret = Convert.ToBase64String(SigningBench.SecretOf("x")) });
        using var other = new LocalStorageDriver(options, "disk", bench.Time);

        other.SignedUrlVerifier!.Verify("GET", await bench.SignAsync("a"), null).Refusal.Should().Be(SignedUrlRefusal.WrongSignature);
    }

    [Fact]
    public async Task Sign_AfterTheEndOfTheDriver_IsDisposed()
    {
        var bench = new SigningBench();
        bench.Dispose();

        await bench.Driver.Invoking(driver => driver.SignAsync("a", new SignedUrlOptions(), Token)).Should().ThrowAsync<ObjectDisposedException>();
    }
}
