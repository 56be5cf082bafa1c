namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Leaves the content type out of the signature.</summary>
internal sealed class SignsForAnyContentType : DelegatingBackend
{
    public override Task<SignedUrl> SignUrlAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) =>
        base.SignUrlAsync(path, options with { ContentType = null }, cancellationToken);
}
