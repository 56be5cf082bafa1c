namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Begins each upload anew, whatever state it is given.</summary>
internal sealed class ForgetsUploads : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) => base.StoreAsync(
        path, content, options?.Resume is { } resume ? options with { Resume = resume with { From = null } } : options, cancellationToken);
}
