using System.Collections.Concurrent;
using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>Stands in for the service where no emulator does what the test is about: keeps each request and answers as it is told.</summary>
internal sealed class StandIn(Func<SentRequest, HttpResponseMessage> answer) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _sent = new();

    public IReadOnlyList<SentRequest> Sent => [.. _sent];

    public AzureBlobStorageDriver Driver(Action<AzureBlobsOptions> configure, TimeProvider? timeProvider = null)
    {
        var options = new AzureBlobsOptions { Container = "papers", ServiceUri = new Uri("https://account.blob.example") };
        configure(options);
        return new AzureBlobStorageDriver(options, timeProvider ?? TimeProvider.System, new HttpClientTransport(this));
    }

    public AzureBlobStorageDriver DriverWithToken(TimeProvider? timeProvider = null)
    {
        var credential = Substitute.For<TokenCredential>();
        credential.GetTokenAsync(default, default).ReturnsForAnyArgs(new AccessToken("token-canary", DateTimeOffset.MaxValue));
        return Driver(options => options.UseCredential(credential), timeProvider);
    }

    public static HttpResponseMessage Answer(HttpStatusCode status, string body = "", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body) };
        response.Headers.TryAddWithoutValidation("x-ms-request-id", "6f1c2b3a-0000-0000-0000-000000000000");
        response.Headers.TryAddWithoutValidation("ETag", "\"0x1\"");
        response.Content.Headers.TryAddWithoutValidation("Last-Modified", "Fri, 02 Jan 2026 03:04:05 GMT");
        foreach (var (name, value) in headers)
        {
            _ = response.Headers.TryAddWithoutValidation(name, value) || response.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var headers = request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>());
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!,
            headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
            body);
        _sent.Enqueue(sent);
        return answer(sent);
    }
}
