using System.Text;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>What the tests of the stand-in share: one stand-in with a bucket, and plain HTTP.</summary>
public abstract class StandInTests : IAsyncLifetime
{
    private const string BucketName = "papers";

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private GoogleStandIn? _standIn;

    private protected GoogleStandIn StandIn => _standIn ?? throw new InvalidOperationException("The stand-in has not been started.");

    private protected static string Bucket => $"storage/v1/b/{BucketName}";

    private protected static string Upload => $"upload/storage/v1/b/{BucketName}/o";

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected virtual GoogleStandInOptions Options => new();

    public async ValueTask InitializeAsync()
    {
        _standIn = await GoogleStandIn.StartAsync(Options);
        _standIn.CreateBucket(BucketName);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await StandIn.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static string Object(string name) => $"{Bucket}/o/{Uri.EscapeDataString(name)}";

    private protected static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");

    private protected static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private protected async Task<Reply> SendAsync(string method, string target, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(StandIn.Endpoint, target)) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                content!.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await _http.SendAsync(request, Cancellation);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(Cancellation), response.Headers, response.Content.Headers);
    }

    private protected Task<Reply> GetAsync(string target, params (string Name, string Value)[] headers) => SendAsync("GET", target, null, headers);

    /// <summary>Stores an object in one request.</summary>
    private protected async Task<Reply> PutAsync(string name, byte[] content, string query = "", params (string Name, string Value)[] headers)
    {
        using var body = new ByteArrayContent(content);
        return await SendAsync("POST", $"{Upload}?uploadType=media&name={Uri.EscapeDataString(name)}{query}", body, headers);
    }

    private protected Task<Reply> PutAsync(string name, string content, string query = "", params (string Name, string Value)[] headers) =>
        PutAsync(name, Encoding.UTF8.GetBytes(content), query, headers);

    private protected async Task<Reply> SendJsonAsync(string method, string target, string json, params (string Name, string Value)[] headers)
    {
        using var body = Json(json);
        return await SendAsync(method, target, body, headers);
    }
}
