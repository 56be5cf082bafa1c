using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

/// <summary>The examples of the published description of the signature.</summary>
public sealed class SignatureV4Tests
{
    private static readonly AccessKeys Keys = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null);
    private static readonly DateTimeOffset Now = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Presign_PublishedExample_HasItsSignature()
    {
        var url = new SignatureV4("us-east-1").Presign(
            HttpMethod.Get, new Uri("https://examplebucket.s3.amazonaws.com/test.txt"), new Dictionary<string, string>(), Keys, Now, TimeSpan.FromDays(1));

        url.Query.Should().EndWith("&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404");
    }

    [Fact]
    public void Sign_PublishedExampleOfARange_HasItsSignature()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com/test.txt");
        request.Headers.TryAddWithoutValidation("Range", "bytes=0-9");
        request.Headers.TryAddWithoutValidation(SignatureV4.HashHeader, SignatureV4.EmptyHash);

        new SignatureV4("us-east-1").Sign(request, Keys, Now);

        Authorization(request).Should().EndWith(
            "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    [Fact]
    public void Sign_PublishedExampleOfAListing_HasItsSignature()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J");
        request.Headers.TryAddWithoutValidation(SignatureV4.HashHeader, SignatureV4.EmptyHash);

        new SignatureV4("us-east-1").Sign(request, Keys, Now);

        Authorization(request).Should().EndWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    [Fact]
    public void Sign_Twice_ReplacesWhatStoodThere()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "https://host/bucket/key");
        request.Headers.TryAddWithoutValidation("Authorization", "of the client");
        request.Headers.TryAddWithoutValidation("x-amz-security-token", "old");
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        request.Headers.TryAddWithoutValidation(SignatureV4.HashHeader, SignatureV4.EmptyHash);

        new SignatureV4("us-east-1").Sign(request, Keys, Now);

        Authorization(request).Should().StartWith("AWS4-HMAC-SHA256").And.Contain("if-none-match").And.NotContain("of the client").And.NotContain("security-token");
        request.Headers.Contains("x-amz-security-token").Should().BeFalse();
    }

    private static string Authorization(HttpRequestMessage request) => request.Headers.NonValidated["Authorization"].ToString();
}
