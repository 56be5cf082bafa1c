using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Apis.Auth.OAuth2;

namespace Raso.Storage.Gcp;

/// <summary>Signs URLs (V4): with the key of a service account here, or by the IAM service where the key is not at hand.</summary>
internal sealed class GoogleUrlSigner(GoogleAddresses addresses, GoogleCredentials credentials, TimeProvider timeProvider)
{
    private const string Algorithm = "GOOG4-RSA-SHA256";

    public async Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken)
    {
        var credential = await credentials.GetAsync(cancellationToken).ConfigureAwait(false);
        var core = credential is GoogleCredential google ? google.UnderlyingCredential : credential;
        var signer = core as IBlobSigner ?? throw CannotSign(core);
        var email = await EmailAsync(core, cancellationToken).ConfigureAwait(false);
        var now = timeProvider.GetUtcNow();
        var time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var seconds = Math.Max(1, (long)options.Lifetime.TotalSeconds);
        var scope = $"{time[..8]}/auto/storage/goog4_request";
        var signedHeaders = options.ContentType is null ? "host" : "content-type;host";
        var query = string.Join('&', new (string Name, string Value)[]
        {
            ("X-Goog-Algorithm", Algorithm),
            ("X-Goog-Credential", $"{email}/{scope}"),
            ("X-Goog-Date", time),
            ("X-Goog-Expires", seconds.ToString(CultureInfo.InvariantCulture)),
            ("X-Goog-SignedHeaders", signedHeaders),
        }.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));
        var resource = addresses.SignedPath(path);
        var headers = (options.ContentType is { } type ? $"content-type:{type}\n" : "") + $"host:{addresses.Endpoint.Authority}\n";
        var canonical = $"{Verb(options.Method)}\n{resource}\n{query}\n{headers}\n{signedHeaders}\nUNSIGNED-PAYLOAD";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var signature = await SignAsync(signer, $"{Algorithm}\n{time}\n{scope}\n{hash}", cancellationToken).ConfigureAwait(false);
        return new SignedUrl(
            new Uri($"{addresses.Root}{resource}?{query}&X-Goog-Signature={signature}"),
            options.Method,
            new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddSeconds(seconds),
            options.ContentType is { } contentType ? new Dictionary<string, string> { ["Content-Type"] = contentType } : null);
    }

    private static string Verb(SignedUrlMethod method) => method switch
    {
        SignedUrlMethod.Put => "PUT",
        SignedUrlMethod.Delete => "DELETE",
        _ => "GET",
    };

    private static async Task<string> SignAsync(IBlobSigner signer, string text, CancellationToken cancellationToken)
    {
        try
        {
            var signature = await signer.SignBlobAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
            return Convert.ToHexStringLower(Convert.FromBase64String(signature));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            throw new GoogleCredentialException(error);
        }
    }

    private static async Task<string> EmailAsync(ICredential credential, CancellationToken cancellationToken)
    {
        try
        {
            return credential switch
            {
                ServiceAccountCredential account => account.Id,
                ImpersonatedCredential impersonated => impersonated.TargetPrincipal,
                ComputeCredential compute => await compute.GetDefaultServiceAccountEmailAsync(cancellationToken).ConfigureAwait(false),
                _ => throw CannotSign(credential),
            };
        }
        catch (Exception error) when (error is not (OperationCanceledException or GoogleDriverException))
        {
            throw new GoogleCredentialException(error);
        }
    }

    private static GoogleDriverException CannotSign(ICredential credential) => new(new DriverError(
        StorageErrorCode.NotSupported,
        $"Credentials of this kind ({credential.GetType().Name}) cannot sign URLs; use those of a service account, or of one that is impersonated."));
}
