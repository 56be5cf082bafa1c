using System.Text;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>What the tests of the driver share: a stand-in of their own with a bucket, and a driver without retries above it.</summary>
public abstract class GoogleDriverTests : IAsyncLifetime
{
    protected const string Bucket = "papers";
    protected const int Chunk = 256 << 10;

    private readonly List<GoogleCloudStorageDriver> _drivers = [];
    private GoogleStandIn? _standIn;
    private GoogleCloudStorageDriver? _driver;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected GoogleStandIn StandIn => _standIn ?? throw new InvalidOperationException("The stand-in has not been started.");

    protected GoogleCloudStorageDriver Driver => _driver ??= CreateDriver();

    protected virtual GoogleStandInOptions Options => new() { RequireTokens = true };

    public async ValueTask InitializeAsync()
    {
        _standIn = await GoogleStandIn.StartAsync(Options);
        _standIn.CreateBucket(Bucket);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _drivers.ForEach(driver => driver.Dispose());
        await StandIn.DisposeAsync();
    }

    protected GoogleCloudStorageDriver CreateDriver(Action<GoogleCloudStorageOptions>? configure = null)
    {
        var options = new GoogleCloudStorageOptions { Bucket = Bucket, Endpoint = StandIn.Endpoint, CredentialsJson = StandIn.ServiceAccountJson() };
        configure?.Invoke(options);
        var driver = new GoogleCloudStorageDriver(options, TimeProvider.System);
        _drivers.Add(driver);
        return driver;
    }

    protected static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    protected static PutRequest Put(StoragePath path, byte[] bytes, WriteCondition condition = default, ObjectDescription? description = null) => new()
    {
        Path = path,
        Content = new MemoryStream(bytes),
        Length = bytes.Length,
        Describe = () => description ?? new ObjectDescription(),
        Condition = condition,
    };

    protected Task<ObjectInfo> PutAsync(StoragePath path, string text, ObjectDescription? description = null) =>
        Driver.PutAsync(Put(path, Encoding.UTF8.GetBytes(text), default, description), Token);

    protected static async Task<byte[]> ReadAsync(GoogleCloudStorageDriver driver, StoragePath path, ByteRange? range = null)
    {
        var (_, content) = await driver.GetAsync(new GetRequest(path, range), Token);
        await using var owned = content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Token);
        return bytes.ToArray();
    }

    protected async Task<DriverError> FailsAsync(Func<Task> call, GoogleCloudStorageDriver? driver = null)
    {
        var error = await Record.ExceptionAsync(call);
        error.Should().NotBeNull("the call must fail");
        return (driver ?? Driver).MapError(error!);
    }

    protected int Count(GoogleCall call) => StandIn.Calls.Count(made => made.Call == call);
}
