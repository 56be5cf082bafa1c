using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>What the driver does on a server beyond what every backend does.</summary>
[Trait("Category", "Server")]
public sealed class AzureDriverTests : IAsyncLifetime
{
    private readonly AzureTestContainer _container = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _container.Driver.EnsureContainerAsync(Token);

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    [Fact]
    public async Task Upload_OfTwoWritersAtOnce_DoesNotMix()
    {
        var driver = _container.Driver;
        var begin = new BeginUploadRequest("file", new ObjectDescription(), default);
        string[] uploads = [await driver.BeginUploadAsync(begin, Token), await driver.BeginUploadAsync(begin, Token)];
        List<UploadedPart>[] parts = [[], []];
        for (var number = 1; number <= 3; number++)
        {
            for (var writer = 0; writer < 2; writer++)
            {
                var bytes = Enumerable.Repeat((byte)writer, 1000).ToArray();
                parts[writer].Add(await driver.UploadPartAsync(new UploadPartRequest("file", uploads[writer], number, (number - 1) * 1000, bytes, number == 3), Token));
            }
        }

        var stored = await driver.CompleteUploadAsync(new CompleteUploadRequest("file", uploads[0], parts[0], new ObjectDescription(), default), Token);
        var lost = await Assert.ThrowsAnyAsync<Exception>(
            () => driver.CompleteUploadAsync(new CompleteUploadRequest("file", uploads[1], parts[1], new ObjectDescription(), default), Token));

        stored.Length.Should().Be(3000);
        (await ReadAsync("file")).Should().Equal(new byte[3000]);
        driver.MapError(lost).Should().BeEquivalentTo(new { Code = StorageErrorCode.NotFound, IsTransient = false });
    }

    [Fact]
    public async Task Upload_PartSentAgain_ReplacesTheFormer()
    {
        var driver = _container.Driver;
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("file", new ObjectDescription(), default), Token);
        await driver.UploadPartAsync(new UploadPartRequest("file", upload, 1, 0, new byte[] { 1 }, false), Token);
        var first = await driver.UploadPartAsync(new UploadPartRequest("file", upload, 1, 0, new byte[] { 2 }, false), Token);
        var second = await driver.UploadPartAsync(new UploadPartRequest("file", upload, 2, 1, new byte[] { 3 }, true), Token);

        await driver.CompleteUploadAsync(new CompleteUploadRequest("file", upload, [first, second], new ObjectDescription(), default), Token);

        (await ReadAsync("file")).Should().Equal(2, 3);
    }

    [Fact]
    public async Task Complete_SentAgain_StoresTheSame()
    {
        var driver = _container.Driver;
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("file", new ObjectDescription(), default), Token);
        var part = await driver.UploadPartAsync(new UploadPartRequest("file", upload, 1, 0, new byte[] { 1 }, true), Token);
        var complete = new CompleteUploadRequest("file", upload, [part], new ObjectDescription(), default);
        await driver.CompleteUploadAsync(complete, Token);

        await driver.CompleteUploadAsync(complete, Token);

        (await ReadAsync("file")).Should().Equal(1);
    }

    [Fact]
    public async Task CopyPart_Ranges_MakeACopyWithItsDescription()
    {
        var driver = _container.Driver;
        var bytes = Enumerable.Range(0, 5000).Select(number => (byte)number).ToArray();
        await _container.Backend.StoreAsync("source", FileContent.FromBytes(bytes), null, Token);
        var source = await driver.HeadAsync("source", Token);
        var description = new ObjectDescription { ContentType = "text/plain", Tags = new Dictionary<string, string> { ["stage"] = "draft" } };
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("copy", description, default), Token);

        UploadedPart[] parts =
        [
            await driver.CopyPartAsync(new CopyPartRequest("source", source!.ETag, "copy", upload, 1, new ByteRange(0, 3000), false), Token),
            await driver.CopyPartAsync(new CopyPartRequest("source", source.ETag, "copy", upload, 2, new ByteRange(3000, 2000), true), Token),
        ];
        await driver.CompleteUploadAsync(new CompleteUploadRequest("copy", upload, parts, description, default), Token);

        (await ReadAsync("copy")).Should().Equal(bytes);
        (await driver.HeadAsync("copy", Token))!.Description.ContentType.Should().Be("text/plain");
        (await TagsAsync("copy")).Should().Contain("stage", "draft");
    }

    [Fact]
    public async Task CopyPart_OfAReplacedSource_IsRefused()
    {
        var driver = _container.Driver;
        await _container.Backend.StoreAsync("source", FileContent.FromText("old"), null, Token);
        var old = await driver.HeadAsync("source", Token);
        await _container.Backend.StoreAsync("source", FileContent.FromText("new"), null, Token);
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("copy", new ObjectDescription(), default), Token);

        var error = await Assert.ThrowsAnyAsync<Exception>(
            () => driver.CopyPartAsync(new CopyPartRequest("source", old!.ETag, "copy", upload, 1, new ByteRange(0, 3), true), Token));

        driver.MapError(error).Code.Should().Be(StorageErrorCode.PreconditionFailed);
    }

    [Fact]
    public async Task Copy_OfATaggedFile_KeepsTagsAndTier()
    {
        var options = new StoreOptions { Tags = new Dictionary<string, string> { ["stage"] = "draft" }, Tier = "Cool", CacheControl = "no-cache" };
        await _container.Backend.StoreAsync("source", FileContent.FromText("content"), options, Token);

        await _container.Backend.CopyAsync("source", "copy", null, Token);

        (await TagsAsync("copy")).Should().Contain("stage", "draft");
        var copy = await _container.Backend.GetInfoAsync("copy", Token);
        copy.Should().BeEquivalentTo(new { Tier = "Cool", CacheControl = "no-cache" });
    }

    [Fact]
    public async Task Copy_OfAnArchivedFile_ThrowsArchived()
    {
        await _container.Backend.StoreAsync("source", FileContent.FromText("content"), new StoreOptions { Tier = "Archive" }, Token);

        var error = await Assert.ThrowsAsync<StorageException>(() => _container.Backend.CopyAsync("source", "copy", null, Token));

        error.Code.Should().Be(StorageErrorCode.Archived);
    }

    [Fact]
    public async Task Delete_WithSnapshots_RemovesAll()
    {
        await _container.Backend.StoreAsync("file", FileContent.FromText("content"), null, Token);
        await _container.Driver.Container.GetBlobBaseClient("file").CreateSnapshotAsync(cancellationToken: Token);

        await _container.Backend.DeleteAsync("file", Token);

        (await _container.Driver.Container.GetBlobsAsync(new GetBlobsOptions { States = BlobStates.Snapshots }, Token).ToListAsync(Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task Store_OverALeasedFile_ThrowsPermissionDenied()
    {
        await _container.Backend.StoreAsync("file", FileContent.FromText("old"), null, Token);
        await _container.Driver.Container.GetBlobBaseClient("file").GetBlobLeaseClient().AcquireAsync(TimeSpan.FromSeconds(60), cancellationToken: Token);

        var error = await Assert.ThrowsAsync<StorageException>(() => _container.Backend.StoreAsync("file", FileContent.FromText("new"), null, Token));

        error.Code.Should().Be(StorageErrorCode.PermissionDenied);
        error.Message.Should().Contain("lease");
    }

    [Fact]
    public async Task AnyCall_OnAMissingContainer_NamesTheMend()
    {
        await using var other = new AzureTestContainer(options => options.CreateContainer = false);

        var error = await Assert.ThrowsAsync<StorageException>(() => other.Backend.GetInfoAsync("file", Token));

        error.Code.Should().Be(StorageErrorCode.NotFound);
        error.Message.Should().Contain("CreateContainer");
    }

    [Fact]
    public async Task EnsureContainer_Twice_IsNoError() => await _container.Driver.EnsureContainerAsync(Token);

    [Fact]
    public async Task Store_BadTag_ThrowsInvalidArgument()
    {
        var options = new StoreOptions { Tags = new Dictionary<string, string> { ["a*b"] = "x" } };

        var error = await Assert.ThrowsAsync<StorageException>(() => _container.Backend.StoreAsync("file", FileContent.FromText("x"), options, Token));

        error.Code.Should().Be(StorageErrorCode.InvalidArgument);
        (await _container.Backend.GetInfoAsync("file", Token)).Should().BeNull();
    }

    [Fact]
    public async Task GetUri_AnyCredentials_HasNoQuery()
    {
        var signed = _container.DriverWith(options => options.SasToken = ContainerSignature());

        signed.GetUri("a b/c").AbsoluteUri.Should().Be($"{_container.Driver.Container.Uri.AbsoluteUri}/a%20b/c");
        (await signed.GetIdentityAsync(Token)).Should().Be(await _container.Driver.GetIdentityAsync(Token));
    }

    private string ContainerSignature() =>
        _container.Driver.Container.GenerateSasUri(BlobContainerSasPermissions.Read, TimeProvider.System.GetUtcNow().AddHours(1)).Query;

    private async Task<byte[]> ReadAsync(StoragePath path)
    {
        await using var file = await _container.Backend.RetrieveAsync(path, null, Token);
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    private async Task<IDictionary<string, string>> TagsAsync(string path)
    {
        GetBlobTagResult result = await _container.Driver.Container.GetBlobBaseClient(path).GetTagsAsync(cancellationToken: Token);
        return result.Tags;
    }
}
