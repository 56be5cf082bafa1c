using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

/// <summary>What only this driver does, on the gateway.</summary>
[Trait("Category", "Server")]
public sealed class MinioServerTests : IAsyncLifetime
{
    private readonly string _root = $"own-{Guid.CreateVersion7():N}/";
    private CloudStorageBackend? _backend;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private CloudStorageBackend Backend => _backend ?? throw new InvalidOperationException("The test has not begun.");

    public ValueTask InitializeAsync()
    {
        _backend = Create(MinioHarness.CreateOptions());
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => Backend.DisposeAsync();

    [Fact]
    public async Task SetTier_FileOfSeveralParts_KeepsItsChecksum()
    {
        var bytes = RandomNumberGenerator.GetBytes((5 << 20) + 1);
        var stored = await Backend.StoreAsync(At("large.bin"), FileContent.FromBytes(bytes), null, Token);

        await Backend.SetTierAsync(At("large.bin"), "STANDARD", Token);

        var info = await Backend.GetInfoAsync(At("large.bin"), Token);
        info!.Sha256.Should().Be(stored.Sha256).And.Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public async Task CopyPart_Driver_MakesAnObjectOfRanges()
    {
        var driver = (MinioStorageDriver)Backend.Driver;
        var bytes = RandomNumberGenerator.GetBytes((5 << 20) + 100);
        var source = await Backend.StoreAsync(At("source.bin"), FileContent.FromBytes(bytes), null, Token);
        var description = new ObjectDescription { ContentType = "video/mp4" };
        var id = await driver.BeginUploadAsync(new BeginUploadRequest(At("copy.bin"), description, default), Token);

        var first = await driver.CopyPartAsync(new CopyPartRequest(At("source.bin"), source.ETag, At("copy.bin"), id, 1, new ByteRange(0, 5 << 20), false), Token);
        var second = await driver.CopyPartAsync(new CopyPartRequest(At("source.bin"), source.ETag, At("copy.bin"), id, 2, new ByteRange(5 << 20, 100), true), Token);
        var copy = await driver.CompleteUploadAsync(new CompleteUploadRequest(At("copy.bin"), id, [first, second], description, default), Token);

        copy.Length.Should().Be(bytes.Length);
        copy.Description.ContentType.Should().Be("video/mp4");
        (await Backend.RetrieveBytesAsync(At("copy.bin"), cancellationToken: Token)).Should().Equal(bytes);
    }

    [Fact]
    public async Task CopyPart_SourceReplaced_IsRefused()
    {
        var driver = (MinioStorageDriver)Backend.Driver;
        await Backend.StoreAsync(At("source.bin"), FileContent.FromText("content"), null, Token);
        var id = await driver.BeginUploadAsync(new BeginUploadRequest(At("copy.bin"), new ObjectDescription(), default), Token);

        var error = await Record.ExceptionAsync(() => driver.CopyPartAsync(
            new CopyPartRequest(At("source.bin"), "\"0123456789abcdef0123456789abcdef\"", At("copy.bin"), id, 1, new ByteRange(0, 7), true), Token));
        await driver.AbortUploadAsync(At("copy.bin"), id, Token);

        driver.MapError(error!).Code.Should().Be(StorageErrorCode.PreconditionFailed);
    }

    [Fact]
    public async Task Copy_SourceReplaced_IsRefused()
    {
        await Backend.StoreAsync(At("source.txt"), FileContent.FromText("content"), null, Token);
        var request = new CopyRequest(At("source.txt"), "\"0123456789abcdef0123456789abcdef\"", At("copy.txt"), new ObjectDescription(), CreateOnly: false);

        var error = await Record.ExceptionAsync(() => Backend.Driver.CopyAsync(request, Token));

        Backend.Driver.MapError(error!).Code.Should().Be(StorageErrorCode.PreconditionFailed);
        (await Backend.GetInfoAsync(At("copy.txt"), Token)).Should().BeNull();
    }

    [Fact]
    public async Task AbortUpload_OfOneWriter_LeavesTheOther()
    {
        var driver = (MinioStorageDriver)Backend.Driver;
        var mine = await driver.BeginUploadAsync(new BeginUploadRequest(At("file.bin"), new ObjectDescription(), default), Token);
        var others = await driver.BeginUploadAsync(new BeginUploadRequest(At("file.bin"), new ObjectDescription(), default), Token);

        await driver.AbortUploadAsync(At("file.bin"), mine, Token);
        await driver.AbortUploadAsync(At("file.bin"), mine, Token);

        var pending = await driver.ListUploadsAsync(_root, null, Token);
        pending.Uploads.Should().ContainSingle().Which.UploadId.Should().Be(others);
        await driver.AbortUploadAsync(At("file.bin"), others, Token);
    }

    [Fact]
    public async Task Retrieve_WrongSecret_IsPermissionDenied()
    {
        var options = MinioHarness.CreateOptions();
        (options.SecretKey, options.CreateContainer) = ("canary-wrong-secret", false);
        await using var backend = Create(options);

        var act = () => backend.RetrieveAsync(At("file"), null, Token);

        var error = (await act.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(StorageErrorCode.PermissionDenied);
        error.ToString().Should().NotContain("canary");
    }

    [Fact]
    public async Task Store_NoBucket_SaysHowToMakeIt()
    {
        var options = MinioHarness.CreateOptions();
        (options.Bucket, options.CreateContainer) = ("no-such-bucket-here", false);
        await using var backend = Create(options);

        var act = () => backend.StoreAsync(At("file"), FileContent.FromText("content"), null, Token);

        var error = (await act.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(StorageErrorCode.NotFound);
        error.Message.Should().Contain("CreateContainer");
    }

    [Fact]
    public async Task EnsureContainer_ByManyAtOnce_MakesOneBucket()
    {
        var options = MinioHarness.CreateOptions();
        options.Bucket = $"many-{Guid.CreateVersion7():N}";
        using var driver = new MinioStorageDriver(options);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => driver.EnsureContainerAsync(Token)));

        (await driver.Client.BucketExistsAsync(new global::Minio.DataModel.Args.BucketExistsArgs().WithBucket(options.Bucket), Token)).Should().BeTrue();
        await driver.Client.RemoveBucketAsync(new global::Minio.DataModel.Args.RemoveBucketArgs().WithBucket(options.Bucket), Token);
    }

    private static CloudStorageBackend Create(MinioOptions options) =>
        new("minio", new MinioStorageDriver(options), options, TimeProvider.System, NullLoggerFactory.Instance);

    private StoragePath At(string relative) => StoragePath.Parse(_root + relative);
}
