using System.Security.Cryptography;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleEncryptionTests : GoogleDriverTests
{
    private const string Key = "projects/p/locations/l/keyRings/r/cryptoKeys/k";
    private const string OtherKey = "projects/p/locations/l/keyRings/r/cryptoKeys/other";

    [Fact]
    public async Task PutAsync_KmsKeys_AreTheNamedOneOrTheDefault()
    {
        var driver = CreateDriver(options =>
        {
            options.KmsKeyName = Key;
            options.KmsKeyNames.Add(OtherKey);
        });

        var byDefault = await driver.PutAsync(Put("a", Bytes(10)), Token);
        var named = await driver.PutAsync(Put("b", Bytes(10), default, new ObjectDescription { Encryption = OtherKey }), Token);
        var copy = await driver.CopyAsync(new CopyRequest("b", named.ETag, "c", named.Description, CreateOnly: false), Token);
        await driver.SetTierAsync("c", "NEARLINE", Token);

        driver.Traits.Capabilities.Encryptions.Should().Equal(Key, OtherKey);
        byDefault.Description.Encryption.Should().Be(Key);
        named.Description.Encryption.Should().Be(OtherKey);
        copy.Description.Encryption.Should().Be(OtherKey);
        (await driver.HeadAsync("c", Token))!.Description.Encryption.Should().Be(OtherKey);
    }

    [Fact]
    public async Task CustomerKey_EveryCall_NeedsIt()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        var driver = CreateDriver(options => options.CustomerKey = key);
        var stored = await driver.PutAsync(Put("a", Bytes(1000)), Token);
        var id = await driver.BeginUploadAsync(new BeginUploadRequest("large", new ObjectDescription(), default), Token);
        await driver.UploadPartAsync(new UploadPartRequest("large", id, 1, 0, Bytes(Chunk), IsLast: false), Token);
        await driver.UploadPartAsync(new UploadPartRequest("large", id, 2, Chunk, Bytes(10), IsLast: true), Token);
        await driver.CompleteUploadAsync(new CompleteUploadRequest("large", id, [], new ObjectDescription(), default), Token);
        await driver.CopyAsync(new CopyRequest("a", stored.ETag, "b", stored.Description, CreateOnly: true), Token);
        await driver.SetTierAsync("b", "COLDLINE", Token);

        (await ReadAsync(driver, "b")).Should().Equal(Bytes(1000));
        (await ReadAsync(driver, "large")).Should().HaveCount(Chunk + 10);
        var error = await FailsAsync(() => ReadAsync(Driver, "a"));
        error.Code.Should().Be(StorageErrorCode.PermissionDenied);
        error.Message.Should().Contain("CustomerKey").And.NotContain(key);
        driver.Traits.Capabilities.SignedUrls.Should().BeFalse("the holder of a URL would have to know the key");
    }

    [Fact]
    public async Task CustomerKey_TokenRequests_DoNotCarryIt()
    {
        var driver = CreateDriver(options => options.CustomerKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        await driver.PutAsync(Put("a", Bytes(10)), Token);

        StandIn.Calls.Where(call => call.Call == GoogleCall.Token).Should().OnlyContain(call => !call.Headers.ContainsKey("x-goog-encryption-key"));
    }
}
