namespace Raso.Storage.Aws;

/// <summary>Asks whether a body is welcome only where it is long, so that a refusal does not cost its sending.</summary>
/// <remarks>The SDK asks before every body. For short ones that is a round trip for nothing, and it goes wrong: HttpClient sends a body of up to 1,024 bytes although it was refused, and Ceph takes it for the beginning of the next request on the connection.</remarks>
internal sealed class ExpectHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const long Long = 1 << 20;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.ExpectContinue == true && !(request.Content?.Headers.ContentLength > Long))
        {
            request.Headers.ExpectContinue = false;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
