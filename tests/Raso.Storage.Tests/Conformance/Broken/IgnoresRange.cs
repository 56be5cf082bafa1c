namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Gives the whole file when a part is asked for.</summary>
internal sealed class IgnoresRange : DelegatingBackend
{
    public override Task<RetrievedFile> RetrieveAsync(StoragePath path, RetrieveOptions? options, CancellationToken cancellationToken) =>
        base.RetrieveAsync(path, options is null ? null : options with { Range = null }, cancellationToken);
}
