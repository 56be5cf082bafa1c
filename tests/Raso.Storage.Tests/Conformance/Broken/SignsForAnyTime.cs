namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Signs for the longest time, whatever was asked for.</summary>
internal sealed class SignsForAnyTime : DelegatingBackend
{
    public override Task<SignedUrl> SignUrlAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) =>
        base.SignUrlAsync(path, options with { Lifetime = TimeSpan.FromDays(7) }, cancellationToken);
}
