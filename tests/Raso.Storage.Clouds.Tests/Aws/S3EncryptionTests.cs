using System.Security.Cryptography;
using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>Customer keys (SSE-C) and keys of the store, against Ceph's gateway.</summary>
[Trait("Category", "Server")]
public sealed class S3EncryptionTests
{
    private const int Large = (12 << 20) + 345;
    private readonly string _root = $"key-{Guid.CreateVersion7():N}/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Large)]
    public async Task CustomerKey_File_ComesBackWithItAlone(int length)
    {
        var options = await WithKeyAsync();
        await using var backend = S3Backends.Create(options);
        await using var without = S3Backends.Create(await S3Bucket.GetAsync());
        await using var other = S3Backends.Create(await WithKeyAsync());
        var bytes = S3Backends.MakeBytes(length);

        var stored = await backend.StoreAsync(At("file"), FileContent.FromBytes(bytes), null, Token);

        (await S3Backends.ReadAsync(backend, At("file"))).Should().Equal(bytes);
        (await backend.GetInfoAsync(At("file"), Token))!.Sha256.Should().Be(stored.Sha256);
        foreach (var stranger in new[] { without, other })
        {
            var read = () => S3Backends.ReadAsync(stranger, At("file"));
            (await read.Should().ThrowAsync<StorageException>()).Which.IsTransient.Should().BeFalse();
        }
    }

    [Fact]
    public async Task CustomerKey_Range_ComesBack()
    {
        await using var backend = S3Backends.Create(await WithKeyAsync());
        var bytes = S3Backends.MakeBytes(Large);
        await backend.StoreAsync(At("file"), FileContent.FromBytes(bytes), null, Token);

        var part = await S3Backends.ReadAsync(backend, At("file"), new RetrieveOptions { Range = new ByteRange(6_000_001, 777) });

        part.Should().Equal(bytes.AsSpan(6_000_001, 777).ToArray());
    }

    [Fact]
    public async Task CustomerKey_Copy_IsEncryptedWithItToo()
    {
        var options = await WithKeyAsync();
        await using var backend = S3Backends.Create(options);
        await using var without = S3Backends.Create(await S3Bucket.GetAsync());
        var bytes = S3Backends.MakeBytes(1000);
        await backend.StoreAsync(At("file"), FileContent.FromBytes(bytes), null, Token);

        var copy = () => backend.CopyAsync(At("file"), At("copy"), null, Token);

        // Ceph 16 cannot copy what a customer key encrypts, and says so; a store that can encrypts the copy.
        if (await Record.ExceptionAsync(copy) is { } error)
        {
            error.Should().BeOfType<StorageException>().Which.Code.Should().Be(StorageErrorCode.NotSupported);
            (await backend.GetInfoAsync(At("file"), Token)).Should().NotBeNull();
            return;
        }

        (await S3Backends.ReadAsync(backend, At("copy"))).Should().Equal(bytes);
        var read = () => S3Backends.ReadAsync(without, At("copy"));
        await read.Should().ThrowAsync<StorageException>();
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Large)]
    public async Task KmsKey_File_IsEncryptedWithIt(int length)
    {
        var options = await S3Bucket.GetAsync();
        options.Encryptions = ["aws:kms"];
        options.KmsKeyId = "testkey-1";
        await using var backend = S3Backends.Create(options);
        var bytes = S3Backends.MakeBytes(length);

        await backend.StoreAsync(At("file"), FileContent.FromBytes(bytes), new StoreOptions { Encryption = "aws:kms" }, Token);

        (await S3Backends.ReadAsync(backend, At("file"))).Should().Equal(bytes);
        var head = await ((S3StorageDriver)backend.Driver).Client.GetObjectMetadataAsync(options.Bucket, At("file").Value, Token);
        head.ServerSideEncryptionMethod.Value.Should().Be("aws:kms");
        head.ServerSideEncryptionKeyManagementServiceKeyId.Should().Be("testkey-1");
    }

    [Fact]
    public async Task CustomerKey_SignedUrl_IsDeclaredNotToBe()
    {
        await using var backend = S3Backends.Create(await WithKeyAsync());

        var sign = () => backend.SignUrlAsync(At("file"), new SignedUrlOptions(), Token);

        var error = (await sign.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(StorageErrorCode.NotSupported);
        error.Message.Should().Contain("customer key");
    }

    private static async Task<S3Options> WithKeyAsync()
    {
        var options = await S3Bucket.GetAsync();
        options.CustomerKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        return options;
    }

    private StoragePath At(string relative) => StoragePath.Parse(_root + relative);
}
