namespace Raso.Storage;

/// <summary>Checks requests to URLs that a backend of this application signed, for the endpoint that serves them; a keyed service under the backend's name. Stores that check their URLs themselves have none.</summary>
public interface ISignedUrlVerifier
{
    /// <summary>Checks a request; it throws for nothing that a request can hold.</summary>
    /// <param name="method">The method of the request, for example <c>GET</c>. HEAD is allowed where GET is.</param>
    /// <param name="target">The path and query exactly as they stand in the request line, percent-encoded and not decoded, for example <c>IHttpRequestFeature.RawTarget</c> of ASP.NET Core.</param>
    /// <param name="contentType">The header Content-Type exactly as it was sent, or <see langword="null"/> where there was none.</param>
    /// <returns>The path that the request may reach, or why it is refused.</returns>
    SignedUrlCheck Verify(string method, string target, string? contentType);
}
