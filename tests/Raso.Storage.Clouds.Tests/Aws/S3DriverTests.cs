using System.Text;
using Amazon.S3.Model;
using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>What the driver does on the wire, against Ceph's gateway.</summary>
[Trait("Category", "Server")]
public sealed class S3DriverTests
{
    private const int Large = (12 << 20) + 345;
    private readonly string _root = $"driver-{Guid.CreateVersion7():N}/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryCall_WrongSecret_IsPermissionDenied()
    {
        var options = await S3Bucket.GetAsync();
        options.SecretKey = "wrong-canary";
        await using var backend = S3Backends.Create(options);
        Func<Task>[] calls =
        [
            () => backend.StoreAsync(At("file"), FileContent.FromBytes("x"u8.ToArray()), null, Token),
            () => backend.RetrieveAsync(At("file"), null, Token),
            () => backend.GetInfoAsync(At("file"), Token),
            () => backend.DeleteAsync(At("file"), Token),
            () => backend.ListAsync(null, Token).ToListAsync(Token).AsTask(),
            () => backend.AbortUploadsAsync(_root, TimeSpan.Zero, Token),
        ];
        foreach (var call in calls)
        {
            var error = (await call.Should().ThrowAsync<StorageException>()).Which;

            error.Code.Should().Be(StorageErrorCode.PermissionDenied, "{0}", error);
            error.IsTransient.Should().BeFalse();
            error.ToString().Should().NotContain("canary");
        }
    }

    [Fact]
    public async Task EveryCall_NoBucket_NamesTheMend()
    {
        await using var backend = S3Backends.Create(S3Bucket.Options($"raso-none-{Guid.CreateVersion7():N}"));
        Func<Task>[] calls =
        [
            () => backend.StoreAsync(At("file"), FileContent.FromBytes("x"u8.ToArray()), null, Token),
            () => backend.RetrieveAsync(At("file"), null, Token),
            () => backend.GetInfoAsync(At("file"), Token),
            () => backend.ListAsync(null, Token).ToListAsync(Token).AsTask(),
        ];
        foreach (var call in calls)
        {
            var error = (await call.Should().ThrowAsync<StorageException>()).Which;

            error.Code.Should().Be(StorageErrorCode.NotFound, "{0}", error);
            error.Message.Should().Contain("CreateContainer");
        }
    }

    [Fact]
    public async Task CreateContainer_NoBucket_MakesItOnceForAll()
    {
        var options = S3Bucket.Options($"raso-new-{Guid.CreateVersion7():N}");
        options.CreateContainer = true;
        await using var first = S3Backends.Create(options);
        await using var second = S3Backends.Create(options);

        await Task.WhenAll(
            first.StoreAsync(At("a"), FileContent.FromBytes("a"u8.ToArray()), null, Token),
            second.StoreAsync(At("b"), FileContent.FromBytes("b"u8.ToArray()), null, Token));

        (await first.ListAsync(null, Token).Select(entry => entry.Path).ToListAsync(Token)).Should().Equal(At("a").Value, At("b").Value);
    }

    [Fact]
    public async Task Copy_LongerThanOneCopyTakes_KeepsContentMetadataTagsAndChecksum()
    {
        var options = await S3Bucket.GetAsync();
        options.MaxCopyLength = 6 << 20;
        options.PartSize = 5 << 20;
        await using var backend = S3Backends.Create(options);
        var bytes = S3Backends.MakeBytes(Large);
        var how = new StoreOptions
        {
            ContentType = "video/mp4",
            Metadata = new Dictionary<string, string> { ["title"] = "Größe" },
            Tags = new Dictionary<string, string> { ["project"] = "raso" },
        };
        var stored = await backend.StoreAsync(At("a b ü.bin"), FileContent.FromBytes(bytes), how, Token);

        var copy = await backend.CopyAsync(At("a b ü.bin"), At("copy.bin"), null, Token);

        copy.ETag.Should().EndWith("-3\"");
        var info = await backend.GetInfoAsync(At("copy.bin"), Token);
        info!.Sha256.Should().Be(stored.Sha256);
        info.ContentType.Should().Be("video/mp4");
        info.Metadata["title"].Should().Be("Größe");
        (await ReadTagsAsync(backend, "copy.bin")).Should().Contain("project", "raso");
        (await S3Backends.ReadAsync(backend, At("copy.bin"))).Should().Equal(bytes);
        (await backend.AbortUploadsAsync(_root, TimeSpan.Zero, Token)).Should().Be(0);
    }

    [Fact]
    public async Task CopyPart_SourceReplaced_IsRefused()
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var driver = (S3StorageDriver)backend.Driver;
        await backend.StoreAsync(At("source.bin"), FileContent.FromText("content"), null, Token);
        var id = await driver.BeginUploadAsync(new BeginUploadRequest(At("copy.bin"), new ObjectDescription(), default), Token);

        var error = await Record.ExceptionAsync(() => driver.CopyPartAsync(
            new CopyPartRequest(At("source.bin"), "\"0123456789abcdef0123456789abcdef\"", At("copy.bin"), id, 1, new ByteRange(0, 7), true), Token));
        await driver.AbortUploadAsync(At("copy.bin"), id, Token);

        driver.MapError(error!).Code.Should().Be(StorageErrorCode.PreconditionFailed);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(Large)]
    public async Task Copy_File_KeepsItsTags(int length)
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var how = new StoreOptions { Tags = new Dictionary<string, string> { ["project"] = "raso" } };
        var stored = await backend.StoreAsync(At("file"), FileContent.FromBytes(S3Backends.MakeBytes(length)), how, Token);

        await backend.CopyAsync(At("file"), At("copy"), null, Token);

        (await ReadTagsAsync(backend, "copy")).Should().Contain("project", "raso");
        (await backend.GetInfoAsync(At("copy"), Token))!.Sha256.Should().Be(stored.Sha256);
    }

    [Fact]
    public async Task SetTier_FileOfSeveralParts_KeepsChecksumAndTags()
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var how = new StoreOptions
        {
            ContentType = "video/mp4",
            CacheControl = "no-cache",
            Metadata = new Dictionary<string, string> { ["title"] = "Größe" },
            Tags = new Dictionary<string, string> { ["project"] = "raso" },
        };
        var stored = await backend.StoreAsync(At("file"), FileContent.FromBytes(S3Backends.MakeBytes(Large)), how, Token);

        await backend.SetTierAsync(At("file"), "STANDARD_IA", Token);

        var info = await backend.GetInfoAsync(At("file"), Token);
        info.Should().BeEquivalentTo(new { Tier = "STANDARD_IA", stored.Sha256, stored.ContentType, stored.CacheControl, stored.Metadata });
        (await ReadTagsAsync(backend, "file")).Should().Contain("project", "raso");
    }

    [Fact]
    public async Task SetTier_LongerThanOneCopyTakes_IsRefused()
    {
        var options = await S3Bucket.GetAsync();
        options.MaxCopyLength = 10;
        await using var backend = S3Backends.Create(options);
        await backend.StoreAsync(At("file"), FileContent.FromBytes(new byte[11]), null, Token);

        var set = () => backend.SetTierAsync(At("file"), "STANDARD_IA", Token);

        (await set.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotSupported);
        (await backend.GetInfoAsync(At("file"), Token))!.Tier.Should().Be("STANDARD");
    }

    [Fact]
    public async Task Checksum_OfATagForAnotherObject_CountsForNothing()
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        await backend.StoreAsync(At("file"), FileContent.FromBytes(S3Backends.MakeBytes(Large, 1)), null, Token);
        var stale = await ReadTagsAsync(backend, "file");
        await backend.StoreAsync(At("file"), FileContent.FromBytes(S3Backends.MakeBytes(Large, 2)), null, Token);

        await PutTagsAsync(backend, "file", stale);

        (await backend.GetInfoAsync(At("file"), Token))!.Sha256.Should().BeNull();
        (await S3Backends.ReadAsync(backend, At("file"))).Should().Equal(S3Backends.MakeBytes(Large, 2));
    }

    [Fact]
    public async Task Checksum_LostTag_IsNoError()
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var bytes = S3Backends.MakeBytes(Large);
        await backend.StoreAsync(At("file"), FileContent.FromBytes(bytes), null, Token);
        (await backend.GetInfoAsync(At("file"), Token))!.Sha256.Should().NotBeNull();

        await ((S3StorageDriver)backend.Driver).Client.DeleteObjectTaggingAsync(
            new DeleteObjectTaggingRequest { BucketName = (await S3Bucket.GetAsync()).Bucket, Key = At("file").Value }, Token);

        (await backend.GetInfoAsync(At("file"), Token))!.Sha256.Should().BeNull();
        (await S3Backends.ReadAsync(backend, At("file"))).Should().Equal(bytes);
    }

    [Theory]
    [InlineData(10, false, false, true)]
    [InlineData(9, true, false, true)]
    [InlineData(10, true, false, false)]
    [InlineData(10, true, true, true)]
    public async Task Store_Tags_LeaveRoomForTheChecksum(int count, bool inParts, bool expected, bool isTaken)
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var bytes = S3Backends.MakeBytes(inParts ? Large : 10);
        var how = new StoreOptions
        {
            Tags = Enumerable.Range(0, count).ToDictionary(i => $"key{i}", i => $"value{i}"),
            ExpectedSha256 = expected ? S3Backends.Sha256(bytes) : null,
        };

        var store = () => backend.StoreAsync(At("file"), FileContent.FromBytes(bytes), how, Token);

        if (isTaken)
        {
            (await store()).Sha256.Should().Be(S3Backends.Sha256(bytes));
            (await ReadTagsAsync(backend, "file")).Should().Contain(how.Tags);
            return;
        }

        (await store.Should().ThrowAsync<StorageException>()).Which.Should().BeEquivalentTo(new { Code = StorageErrorCode.InvalidArgument, IsTransient = false });
        (await backend.GetInfoAsync(At("file"), Token)).Should().BeNull();
        (await backend.AbortUploadsAsync(_root, TimeSpan.Zero, Token)).Should().Be(0);
    }

    [Fact]
    public async Task Store_OwnTagOfTheDriver_IsRefused()
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());
        var how = new StoreOptions { Tags = new Dictionary<string, string> { ["raso-sha256"] = "x" } };

        var store = () => backend.StoreAsync(At("file"), FileContent.FromBytes(new byte[1]), how, Token);

        (await store.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.InvalidArgument);
    }

    // The SDK sends a media type in its canonical form, so another spelling must not be signed.
    [Fact]
    public async Task Store_ContentTypeInAnotherSpelling_IsTaken()
    {
        await using var backend = S3Backends.Create(await S3Bucket.GetAsync());

        await backend.StoreAsync(At("file"), FileContent.FromBytes(new byte[1]), new StoreOptions { ContentType = "text/html;charset=utf-8" }, Token);

        (await backend.GetInfoAsync(At("file"), Token))!.ContentType.Should().Be("text/html; charset=utf-8");
    }

    [Fact]
    public async Task Put_BodyThatIsNotWhatItsChecksumSays_IsRefusedByTheStore()
    {
        await using var driver = new S3StorageDriver(await S3Bucket.GetAsync(), TimeProvider.System);
        var description = new ObjectDescription { Metadata = new Dictionary<string, string> { ["raso_sha256"] = S3Backends.Sha256("right"u8.ToArray()) } };
        using var content = new MemoryStream("wrong"u8.ToArray());

        var put = () => driver.PutAsync(new PutRequest { Path = At("file"), Content = content, Length = 5, Describe = () => description }, Token);

        driver.MapError((await put.Should().ThrowAsync<Exception>()).Which).Code.Should().Be(StorageErrorCode.Corrupted);
        (await driver.HeadAsync(At("file"), Token)).Should().BeNull();
    }

    [Fact]
    public async Task Put_CallersStream_StaysOpenAndIsReadFromItsPosition()
    {
        await using var driver = new S3StorageDriver(await S3Bucket.GetAsync(), TimeProvider.System);
        using var content = new MemoryStream(Encoding.ASCII.GetBytes("skipped-content")) { Position = 8 };

        var stored = await driver.PutAsync(
            new PutRequest { Path = At("file"), Content = content, Length = 7, Describe = () => new ObjectDescription() }, Token);

        content.CanRead.Should().BeTrue();
        stored.Length.Should().Be(7);
        var opened = await driver.GetAsync(new GetRequest(At("file")), Token);
        using var reader = new StreamReader(opened.Content);
        (await reader.ReadToEndAsync(Token)).Should().Be("content");
    }

    private StoragePath At(string relative) => StoragePath.Parse(_root + relative);

    private async Task<Dictionary<string, string>> ReadTagsAsync(CloudStorageBackend backend, string relative)
    {
        var bucket = (await S3Bucket.GetAsync()).Bucket;
        var tags = await ((S3StorageDriver)backend.Driver).Client.GetObjectTaggingAsync(
            new GetObjectTaggingRequest { BucketName = bucket, Key = At(relative).Value }, Token);
        return tags.Tagging.ToDictionary(tag => tag.Key, tag => tag.Value);
    }

    private async Task PutTagsAsync(CloudStorageBackend backend, string relative, Dictionary<string, string> tags)
    {
        var bucket = (await S3Bucket.GetAsync()).Bucket;
        await ((S3StorageDriver)backend.Driver).Client.PutObjectTaggingAsync(
            new PutObjectTaggingRequest
            {
                BucketName = bucket,
                Key = At(relative).Value,
                Tagging = new Tagging { TagSet = [.. tags.Select(tag => new Tag { Key = tag.Key, Value = tag.Value })] },
            },
            Token);
    }
}
