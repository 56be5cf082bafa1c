namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Serves whatever path a URL names.</summary>
internal sealed class AcceptsAnySignature : DelegatingBackend, ISignedUrlVerifier
{
    public SignedUrlCheck Verify(string method, string target, string? contentType) =>
        SignedUrlCheck.Allow(Uri.UnescapeDataString(target[..target.IndexOf('?', StringComparison.Ordinal)])["/files/".Length..], DateTimeOffset.MaxValue);
}
