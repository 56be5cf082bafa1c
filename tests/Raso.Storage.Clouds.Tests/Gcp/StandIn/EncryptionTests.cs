using System.Security.Cryptography;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/encryption/customer-supplied-keys and .../customer-managed-keys
public sealed class EncryptionTests : StandInTests
{
    private const string KmsName = "projects/p/locations/eu/keyRings/ring/cryptoKeys/key";

    private static readonly byte[] Key = [.. Enumerable.Repeat((byte)1, 32)];
    private static readonly byte[] OtherKey = [.. Enumerable.Repeat((byte)2, 32)];

    [Fact]
    public async Task Get_CustomerKey_IsNeededToRead()
    {
        var stored = await PutAsync("a", "content", "", Headers(Key));

        ((string)stored.Json["customerEncryption"]!["keySha256"]!).Should().Be(Convert.ToBase64String(SHA256.HashData(Key)));
        (await GetAsync($"{Object("a")}?alt=media", Headers(Key))).Text.Should().Be("content");
        var without = await GetAsync($"{Object("a")}?alt=media");
        without.Status.Should().Be(400);
        without.Text.Should().Contain("encrypted by a customer-supplied encryption key");
        (await GetAsync($"{Object("a")}?alt=media", Headers(OtherKey))).Status.Should().Be(400);
    }

    [Fact]
    public async Task Get_MetadataWithoutTheKey_HasNoHashes()
    {
        await PutAsync("a", "content", "", Headers(Key));

        (await GetAsync(Object("a"))).Json.Should().NotContainKey("md5Hash");
        (await GetAsync($"{Bucket}/o")).Json["items"]![0]!.AsObject().Should().NotContainKey("md5Hash");
        (await GetAsync(Object("a"), Headers(Key))).Json.Should().ContainKey("md5Hash");
        (await GetAsync(Object("a"), Headers(OtherKey))).Reason.Should().Be("customerEncryptionKeyIsIncorrect");
    }

    [Fact]
    public async Task Get_KeyOfAPlainObject_IsRefused()
    {
        await PutAsync("a", "content");

        (await GetAsync(Object("a"), Headers(Key))).Reason.Should().Be("resourceNotEncryptedWithCustomerEncryptionKey");
    }

    [Fact]
    public async Task Insert_WrongKeyHeaders_AreRefused()
    {
        var good = Headers(Key);

        (await PutAsync("a", "content", "", ("x-goog-encryption-algorithm", "AES128"), good[1], good[2])).Reason
            .Should().Be("customerEncryptionAlgorithmIsInvalid");
        (await PutAsync("a", "content", "", good[0], ("x-goog-encryption-key", "AAAA"), good[2])).Reason
            .Should().Be("customerEncryptionKeyFormatIsInvalid");
        (await PutAsync("a", "content", "", good[0], good[1], ("x-goog-encryption-key-sha256", "AAAA"))).Reason
            .Should().Be("customerEncryptionKeySha256IsInvalid");
    }

    [Fact]
    public async Task Rewrite_SourceUnderAKey_NeedsTheSourceHeaders()
    {
        await PutAsync("a", "content", "", Headers(Key));
        var target = $"{Object("a")}/rewriteTo/b/papers/o/copy";

        var without = await SendAsync("POST", target);
        var rotated = await SendAsync("POST", target, null, [.. Headers(Key, "copy-source-encryption"), .. Headers(OtherKey)]);

        without.Reason.Should().Be("resourceIsEncryptedWithCustomerEncryptionKey");
        rotated.Status.Should().Be(200);
        (await GetAsync($"{Object("copy")}?alt=media", Headers(OtherKey))).Text.Should().Be("content");
    }

    [Fact]
    public async Task Insert_KmsKey_IsToldWithItsVersion()
    {
        var stored = await PutAsync("a", "content", $"&kmsKeyName={KmsName}");

        stored["kmsKeyName"].Should().Be($"{KmsName}/cryptoKeyVersions/1");
        (await PutAsync("a", "content", "&kmsKeyName=key")).Status.Should().Be(400);
        (await PutAsync("a", "content", $"&kmsKeyName={KmsName}", Headers(Key))).Status.Should().Be(400);
    }

    [Fact]
    public async Task Insert_BucketWithAKmsKey_UsesIt()
    {
        await SendJsonAsync("PATCH", Bucket, $$"""{"encryption":{"defaultKmsKeyName":"{{KmsName}}" } }""");

        (await PutAsync("a", "content"))["kmsKeyName"].Should().StartWith(KmsName);
    }

    private static (string Name, string Value)[] Headers(byte[] key, string kind = "encryption") =>
    [
        ($"x-goog-{kind}-algorithm", "AES256"),
        ($"x-goog-{kind}-key", Convert.ToBase64String(key)),
        ($"x-goog-{kind}-key-sha256", Convert.ToBase64String(SHA256.HashData(key))),
    ];
}
