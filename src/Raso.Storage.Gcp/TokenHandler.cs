using System.Net.Mime;

namespace Raso.Storage.Gcp;

/// <summary>What credentials ask for tokens through. Their clients take answers that are no JSON badly (an empty one ends in a <see cref="NullReferenceException"/>), so those are told apart before.</summary>
internal sealed class TokenHandler(HttpMessageInvoker sockets, TimeProvider timeProvider) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await sockets.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (Explain(response) is { } error)
        {
            response.Dispose();
            throw new GoogleDriverException(error);
        }

        return response;
    }

    private DriverError? Explain(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status is 408 or 429 or >= 500)
        {
            var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? HttpErrors.ParseRetryAfter(values.FirstOrDefault(), timeProvider.GetUtcNow()) : null;
            return new(StorageErrorCode.Unavailable, $"The token endpoint answered {status}.", IsTransient: true, retryAfter, HadNoEffect: true);
        }

        if (response.Content.Headers.ContentType?.MediaType == MediaTypeNames.Text.Html)
        {
            return new(
                StorageErrorCode.Unavailable, $"The token endpoint answered {status} with a page; check proxies on the way.", IsTransient: true, HadNoEffect: true);
        }

        return status >= 400 && response.Content.Headers.ContentType is null
            ? new(StorageErrorCode.PermissionDenied, $"The token endpoint refuses the credentials ({status}); check that the account and its key are in force.", HadNoEffect: true)
            : null;
    }
}
