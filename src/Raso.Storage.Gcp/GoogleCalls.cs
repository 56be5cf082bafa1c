using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Google.Apis.Services;

namespace Raso.Storage.Gcp;

/// <summary>Sends requests, one attempt each, and reads their answers.</summary>
internal sealed class GoogleCalls(BaseClientService service, TimeProvider timeProvider)
{
    public static HttpContent Body<T>(T value, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        return content;
    }

    /// <summary>Sends a request, and gives the answer whatever its status is.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        service.HttpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    /// <summary>Sends a request whose answer has one of the statuses that are wanted.</summary>
    /// <exception cref="GoogleAnswerException">It has another.</exception>
    public async Task<HttpResponseMessage> OpenAsync(
        HttpRequestMessage request, GoogleCondition condition, CancellationToken cancellationToken, params IReadOnlyList<HttpStatusCode> wanted)
    {
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (wanted.Contains(response.StatusCode))
        {
            return response;
        }

        using (response)
        {
            throw await ReadErrorAsync(response, condition, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a request that is answered with JSON.</summary>
    public async Task<T> GetAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, GoogleCondition condition, CancellationToken cancellationToken)
        where T : class
    {
        using var response = await OpenAsync(request, condition, cancellationToken, HttpStatusCode.OK, HttpStatusCode.Created).ConfigureAwait(false);
        return await ReadAsync(response, type, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var owned = stream.ConfigureAwait(false);
            return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken).ConfigureAwait(false) ?? throw Unreadable();
        }
        catch (JsonException)
        {
            throw Unreadable();
        }
    }

    public Task<GoogleAnswerException> ReadErrorAsync(HttpResponseMessage response, GoogleCondition condition, CancellationToken cancellationToken) =>
        GoogleAnswers.ReadErrorAsync(response, condition, timeProvider.GetUtcNow(), cancellationToken);

    // A success of which nothing is known: the request may have taken effect.
    public static GoogleDriverException Unreadable() => new(new DriverError(
        StorageErrorCode.Unavailable, "The answer is none of Cloud Storage's; check the endpoint, and proxies on the way.", IsTransient: true));
}
