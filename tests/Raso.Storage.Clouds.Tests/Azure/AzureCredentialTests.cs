using Azure.Storage.Sas;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>What each kind of credentials may do, on a server.</summary>
[Trait("Category", "Server")]
public sealed class AzureCredentialTests : IAsyncLifetime
{
    private readonly AzureTestContainer _container = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _container.Driver.EnsureContainerAsync(Token);
        await _container.Backend.StoreAsync("file", FileContent.FromText("content"), null, Token);
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SasToken_OfTheContainer_StoresCopiesInPartsAndWhole(bool inConnectionString)
    {
        var signature = Signature(BlobContainerSasPermissions.All);
        var driver = inConnectionString
            ? new AzureBlobStorageDriver(
                new AzureBlobsOptions
                {
                    Container = _container.Name,
                    ConnectionString = $"BlobEndpoint={AzureTestContainer.Account().Uri.AbsoluteUri};SharedAccessSignature={signature.TrimStart('?')}",
                },
                TimeProvider.System)
            : _container.DriverWith(options => options.SasToken = signature);
        await using var backend = Over(driver);

        await backend.CopyAsync("file", "copy", null, Token);
        var source = await driver.HeadAsync("file", Token);
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("parts", new ObjectDescription(), default), Token);
        var part = await driver.CopyPartAsync(new CopyPartRequest("file", source!.ETag, "parts", upload, 1, new ByteRange(0, 7), true), Token);
        await driver.CompleteUploadAsync(new CompleteUploadRequest("parts", upload, [part], new ObjectDescription(), default), Token);

        (await backend.RetrieveTextAsync("copy", cancellationToken: Token)).Should().Be("content");
        (await backend.RetrieveTextAsync("parts", cancellationToken: Token)).Should().Be("content");
        var failures = await driver.DeleteManyAsync(["copy", "parts", "missing"], Token);
        failures.Should().BeEmpty();
        (await backend.ListAsync(cancellationToken: Token).Select(entry => entry.Path).ToListAsync(Token)).Should().Equal("file");
        driver.GetUri("copy").Query.Should().BeEmpty();
        backend.Capabilities.SignedUrls.Should().BeFalse();
        var error = await Assert.ThrowsAsync<StorageException>(() => backend.SignUrlAsync("file", new SignedUrlOptions(), Token));
        error.Message.Should().Contain("account key");
    }

    [Fact]
    public async Task SasToken_ThatMayRead_MayNotWrite()
    {
        await using var backend = Over(_container.DriverWith(options => options.SasToken = Signature(BlobContainerSasPermissions.Read)));

        (await backend.RetrieveTextAsync("file", cancellationToken: Token)).Should().Be("content");
        await DeniedAsync(() => backend.StoreAsync("other", FileContent.FromText("x"), null, Token));
        await DeniedAsync(() => backend.DeleteAsync("file", Token));
        await DeniedAsync(async () => await backend.ListAsync(cancellationToken: Token).ToListAsync(Token));
    }

    [Fact]
    public async Task SasToken_ThatHasExpired_IsRefused()
    {
        var signature = _container.Driver.Container.GenerateSasUri(BlobContainerSasPermissions.All, TimeProvider.System.GetUtcNow().AddHours(-1)).Query;
        await using var backend = Over(_container.DriverWith(options => options.SasToken = signature));

        await DeniedAsync(() => backend.GetInfoAsync("file", Token), signature);
    }

    [Fact]
    public async Task AccountKey_ThatIsWrong_IsRefusedAndNotShown()
    {
        var key = Convert.ToBase64String("secret-canary-of-a-wrong-account-key"u8);
        var account = AzureTestContainer.Account().AccountName;
        await using var backend = Over(_container.DriverWith(options => (options.AccountName, options.AccountKey) = (account, key)));

        await DeniedAsync(() => backend.GetInfoAsync("file", Token), key);
        await DeniedAsync(() => backend.StoreAsync("other", FileContent.FromText("x"), null, Token), key);
        await DeniedAsync(() => backend.RetrieveAsync("file", null, Token), key);
    }

    private static CloudStorageBackend Over(AzureBlobStorageDriver driver) =>
        new("other", driver, new AzureBlobsOptions { Container = "any", ConnectionString = "UseDevelopmentStorage=true" }, TimeProvider.System, NullLoggerFactory.Instance);

    private static async Task DeniedAsync(Func<Task> call, string secret = "sig=")
    {
        var error = await Assert.ThrowsAsync<StorageException>(call);
        error.Code.Should().Be(StorageErrorCode.PermissionDenied);
        error.IsTransient.Should().BeFalse();
        error.ToString().Should().NotContain(secret);
    }

    private string Signature(BlobContainerSasPermissions permissions) =>
        _container.Driver.Container.GenerateSasUri(permissions, TimeProvider.System.GetUtcNow().AddHours(1)).Query;
}
