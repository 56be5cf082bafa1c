namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Finds what a request of the XML API asks for: <c>/bucket/object</c>, signed or with a token.</summary>
/// <remarks>https://cloud.google.com/storage/docs/request-endpoints#xml-api</remarks>
internal sealed class XmlRouter(Tokens tokens, Signatures signatures, XmlCalls calls)
{
    internal Route? Find(ApiRequest request)
    {
        var path = request.Path.TrimStart('/');
        var cut = path.IndexOf('/', StringComparison.Ordinal);
        if (cut <= 0 || cut == path.Length - 1)
        {
            return null;
        }

        var (bucket, name) = (Uri.UnescapeDataString(path[..cut]), Uri.UnescapeDataString(path[(cut + 1)..]));
        return request.Method switch
        {
            "GET" => Checked(GoogleCall.XmlGet, request, isWrite: false, _ => Task.FromResult(calls.Get(request, bucket, name, isHead: false))),
            "HEAD" => Checked(GoogleCall.XmlHead, request, isWrite: false, _ => Task.FromResult(calls.Get(request, bucket, name, isHead: true))),
            "PUT" => Checked(GoogleCall.XmlPut, request, isWrite: true, token => calls.PutAsync(request, bucket, name, token)),
            "DELETE" => Checked(GoogleCall.XmlDelete, request, isWrite: true, _ => Task.FromResult(calls.Delete(request, bucket, name))),
            _ => null,
        };
    }

    private Route Checked(GoogleCall call, ApiRequest request, bool isWrite, Func<CancellationToken, Task<Answer>> work) => new(
        call,
        token =>
        {
            if (Signatures.IsSigned(request))
            {
                signatures.Check(request);
            }
            else if (request.Header("Authorization") is null)
            {
                throw new ApiException(403, "AccessDenied", "Access denied.") { Location = "Anonymous caller does not have access to the object." };
            }
            else
            {
                tokens.Check(request, isWrite);
            }

            return work(token);
        },
        ErrorAnswers.Xml);
}
