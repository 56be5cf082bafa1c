namespace Raso.Storage.Minio;

/// <summary>What every request passes, the client's own included: it is completed, signed last of all, never redirected, and where the driver sent it, an error never reaches the client, which would choke on it.</summary>
internal sealed class RequestHandler(IKeySource keys, SignatureV4 signature, TimeProvider timeProvider, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>Marks the driver's own requests; the value tells whether one is to make a new object only.</summary>
    public static readonly HttpRequestOptionsKey<bool> CreateOnly = new("raso.create-only");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = ClientCall.Current;
        if (call is not null)
        {
            Complete(request, call);
        }

        await HashAsync(request, cancellationToken).ConfigureAwait(false);
        signature.Sign(request, await keys.GetAsync(cancellationToken).ConfigureAwait(false), timeProvider.GetUtcNow());
        var answer = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var isOwn = request.Options.TryGetValue(CreateOnly, out var createOnly);
        if (call is null && !isOwn)
        {
            return answer;
        }

        if (!answer.IsSuccessStatusCode)
        {
            using (answer)
            {
                throw await ErrorAnswer.ReadAsync(answer, timeProvider, cancellationToken, createOnly || call?.CreateOnly == true).ConfigureAwait(false);
            }
        }

        if (call is not null)
        {
            call.Answer = new AnswerHeaders(answer);
        }

        return answer;
    }

    private static void Complete(HttpRequestMessage request, ClientCall call)
    {
        request.RequestUri = call.Address ?? request.RequestUri;
        foreach (var (name, value) in call.Headers)
        {
            RequestHeaders.Set(request, name, value);
        }
    }

    private static async Task HashAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The client leaves bodies unsigned over TLS; the hash also lets the server check what arrived.
        if (request.Headers.NonValidated.TryGetValues(SignatureV4.HashHeader, out var known) && known.ToString().Length == SignatureV4.EmptyHash.Length)
        {
            return;
        }

        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : [];
        RequestHeaders.Set(request, SignatureV4.HashHeader, SignatureV4.Hash(body));
    }
}
