using System.Net;
using System.Net.Http.Headers;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Http;

namespace Raso.Storage.Gcp;

/// <summary>Gives requests to the endpoint their token. Application default credentials are looked for when they are needed first, and again after they were not found.</summary>
internal sealed class GoogleCredentials : IConfigurableHttpClientInitializer, IHttpExecuteInterceptor, IHttpUnsuccessfulResponseHandler, IDisposable
{
    private static readonly string[] Scopes =
        ["https://www.googleapis.com/auth/devstorage.read_write", "https://www.googleapis.com/auth/cloud-platform"];

    private readonly Uri _endpoint;
    private readonly IHttpClientFactory _clients;
    private readonly SemaphoreSlim _finding = new(1, 1);
    private volatile ICredential? _credential;

    public GoogleCredentials(GoogleCloudStorageOptions options, bool anonymous, Uri endpoint, IHttpClientFactory clients)
    {
        _endpoint = endpoint;
        _clients = clients;
        IsAnonymous = anonymous;
        _credential = Given(options);
    }

    public bool IsAnonymous { get; }

    /// <summary>Gets why these credentials cannot sign, as the end of a sentence; <see langword="null"/> where they can, or where that is known on first use only.</summary>
    public string? SigningGap => IsAnonymous
        ? "set the credentials of a service account."
        : _credential is null || IsSigner(_credential) ? null : "use those of a service account, or of one that is impersonated.";

    public void Initialize(ConfigurableHttpClient httpClient)
    {
        httpClient.MessageHandler.AddExecuteInterceptor(this);
        httpClient.MessageHandler.AddUnsuccessfulResponseHandler(this);
    }

    /// <summary>Forgets a token that was refused, so that the next request asks for a new one; sends nothing again.</summary>
    public Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
    {
        if (args.Response.StatusCode == HttpStatusCode.Unauthorized
            && (_credential is GoogleCredential google ? google.UnderlyingCredential : _credential) is ServiceCredential service
            && service.Token?.AccessToken is { } held
            && held == args.Request.Headers.Authorization?.Parameter)
        {
            service.Token = null;
        }

        return Task.FromResult(false);
    }

    public async Task InterceptAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A token is for the endpoint alone, whatever an answer named.
        if (IsAnonymous || request.RequestUri?.Authority != _endpoint.Authority || request.RequestUri.Scheme != _endpoint.Scheme)
        {
            return;
        }

        var credential = await GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (credential is ITokenAccessWithHeaders withHeaders)
            {
                var token = await withHeaders.GetAccessTokenWithHeadersForRequestAsync(_endpoint.AbsoluteUri, cancellationToken).ConfigureAwait(false);
                token.AddHeaders(request);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.AccessToken);
            }
            else
            {
                var token = await credential.GetAccessTokenForRequestAsync(_endpoint.AbsoluteUri, cancellationToken).ConfigureAwait(false);
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new GoogleCredentialException(error);
        }
    }

    /// <summary>Gets the credential.</summary>
    /// <exception cref="GoogleCredentialException">There is none.</exception>
    public async Task<ICredential> GetAsync(CancellationToken cancellationToken)
    {
        if (_credential is { } known)
        {
            return known;
        }

        await _finding.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _credential ??= Prepare(await GoogleCredential.GetApplicationDefaultAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new GoogleCredentialException(error);
        }
        finally
        {
            _finding.Release();
        }
    }

    public void Dispose() => _finding.Dispose();

    private static bool IsSigner(ICredential credential) =>
        (credential is GoogleCredential google ? google.UnderlyingCredential : credential) is IBlobSigner;

    private ICredential? Given(GoogleCloudStorageOptions options) => (options.FindCredential(), options) switch
    {
        (GoogleCredential google, _) => google.IsCreateScopedRequired ? google.CreateScoped(Scopes) : google,
        ({ } other, _) => other,
        (_, { CredentialsJson: { } json }) => Prepare(GoogleCredentialJson.Read(json, nameof(options.CredentialsJson))),
        (_, { CredentialsFile: { } file }) => Prepare(GoogleCredentialJson.Read(File.ReadAllText(file), nameof(options.CredentialsFile))),
        _ => null,
    };

    private GoogleCredential Prepare(GoogleCredential credential)
    {
        var scoped = credential.IsCreateScopedRequired ? credential.CreateScoped(Scopes) : credential;
        return scoped.CreateWithHttpClientFactory(_clients);
    }
}
