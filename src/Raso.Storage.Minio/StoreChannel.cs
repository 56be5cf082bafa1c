namespace Raso.Storage.Minio;

/// <summary>Sends the driver's own requests, over the connections that the client uses too.</summary>
internal sealed class StoreChannel(HttpMessageHandler handler, BucketAddress address) : IDisposable
{
    // A page of 1,000 long keys, encoded, stays far below.
    private const int MaxAnswer = 32 << 20;

    private readonly HttpClient _http = new(handler, disposeHandler: false)
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxAnswer,
    };

    public BucketAddress Address => address;

    /// <summary>Sends a request.</summary>
    /// <exception cref="AnswerException">The server answered with an error.</exception>
    public async Task<HttpResponseMessage> SendAsync(StoreRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, address.Of(request.Path, request.Query));
        message.Options.Set(RequestHandler.CreateOnly, request.CreateOnly);
        message.Content = request.Content;
        if (request.Body is { } body)
        {
            message.Content = new ReadOnlyMemoryContent(body);
            RequestHeaders.Set(message, SignatureV4.HashHeader, SignatureV4.Hash(body.Span));
        }

        foreach (var (name, value) in request.Headers)
        {
            RequestHeaders.Set(message, name, value);
        }

        var completion = request.StreamsAnswer ? HttpCompletionOption.ResponseHeadersRead : HttpCompletionOption.ResponseContentRead;
        return await _http.SendAsync(message, completion, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();
}
