using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace Raso.Storage.Azure;

/// <summary>Makes shared access signatures for single blobs: with the account's key, or with one that the service lends to an identity.</summary>
internal sealed class AzureSigner(AzureAccess access, TimeProvider timeProvider)
{
    public const string Mend = "sign with an account key or an identity, or deliver the file through your own application.";

    private readonly DelegationKeys _keys = new(access.Container.GetParentBlobServiceClient(), timeProvider);

    public async Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken)
    {
        var blob = access.Blob(path);
        var expiresAt = RoundUp(timeProvider.GetUtcNow() + options.Lifetime);
        var builder = new BlobSasBuilder(Permissions(options.Method), expiresAt)
        {
            BlobContainerName = access.Container.Name,
            BlobName = path.Value,
            Resource = "b",
            Protocol = blob.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        var url = access.HasIdentity
            ? blob.GenerateUserDelegationSasUri(builder, await _keys.GetAsync(expiresAt, cancellationToken).ConfigureAwait(false))
            : blob.GenerateSasUri(builder);
        return new SignedUrl(url, options.Method, expiresAt, options.Method == SignedUrlMethod.Put ? PutHeaders() : null);
    }

    private static Dictionary<string, string> PutHeaders() => new() { ["x-ms-blob-type"] = "BlockBlob" };

    private static BlobSasPermissions Permissions(SignedUrlMethod method) => method switch
    {
        SignedUrlMethod.Put => BlobSasPermissions.Create | BlobSasPermissions.Write,
        SignedUrlMethod.Delete => BlobSasPermissions.Delete,
        _ => BlobSasPermissions.Read,
    };

    // A signature knows whole seconds, and what is cut off would be missing of a short lifetime.
    private static DateTimeOffset RoundUp(DateTimeOffset time)
    {
        var over = time.Ticks % TimeSpan.TicksPerSecond;
        return over == 0 ? time : time.AddTicks(TimeSpan.TicksPerSecond - over);
    }
}
