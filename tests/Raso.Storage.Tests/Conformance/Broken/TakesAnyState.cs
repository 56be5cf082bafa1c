namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Goes on with an upload of another store and path as if it were its own.</summary>
internal sealed class TakesAnyState : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken) => base.StoreAsync(
        path,
        content,
        options?.Resume is { From: { } state } resume
            ? options with { Resume = resume with { From = state with { Path = path, Backend = Name, Store = null } } }
            : options,
        cancellationToken);
}
