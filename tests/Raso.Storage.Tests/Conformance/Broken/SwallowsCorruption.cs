namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Verifies nothing on reading.</summary>
internal sealed class SwallowsCorruption : DelegatingBackend
{
    public override Task<RetrievedFile> RetrieveAsync(StoragePath path, RetrieveOptions? options, CancellationToken cancellationToken) =>
        base.RetrieveAsync(
            path, (options ?? new RetrieveOptions()) with { Verify = ReadVerification.None, ExpectedSha256 = null }, cancellationToken);
}
