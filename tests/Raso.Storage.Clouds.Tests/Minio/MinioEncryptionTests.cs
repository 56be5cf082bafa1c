using System.Security.Cryptography;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

public sealed class MinioEncryptionTests
{
    private static readonly string Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    [Fact]
    public void AddForNew_CustomerKey_GoesWithEveryObject()
    {
        var headers = new Dictionary<string, string>();

        new Encryption(Key, null).AddForNew(headers, null);

        headers.Should().HaveCount(3).And.Contain("x-amz-server-side-encryption-customer-algorithm", "AES256")
            .And.Contain("x-amz-server-side-encryption-customer-key", Key)
            .And.ContainKey("x-amz-server-side-encryption-customer-key-md5");
    }

    [Fact]
    public void AddSourceKey_CustomerKey_GoesWithTheSourceOfACopy()
    {
        var headers = new Dictionary<string, string>();

        new Encryption(Key, null).AddSourceKey(headers);

        headers.Should().HaveCount(3).And.OnlyContain(header => header.Key.StartsWith("x-amz-copy-source-server-side-encryption-customer-"));
    }

    [Fact]
    public void AddKey_NoCustomerKey_AddsNothing()
    {
        var headers = new Dictionary<string, string>();
        var encryption = new Encryption("", "kms");

        encryption.AddKey(headers);
        encryption.AddSourceKey(headers);
        encryption.AddForNew(headers, null);

        headers.Should().BeEmpty();
    }

    [Theory]
    [InlineData("AES256", 1)]
    [InlineData("aws:kms", 2)]
    public void AddForNew_Encryption_GoesWithItsKey(string encryption, int count)
    {
        var headers = new Dictionary<string, string>();

        new Encryption(null, "key-1").AddForNew(headers, encryption);

        headers.Should().HaveCount(count).And.Contain("x-amz-server-side-encryption", encryption);
    }
}
