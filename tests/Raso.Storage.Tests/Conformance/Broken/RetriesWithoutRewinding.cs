namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Sends a stream that cannot seek a second time, when nothing is left of it.</summary>
internal sealed class RetriesWithoutRewinding : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        if (content.CanReplay)
        {
            return await base.StoreAsync(path, content, options, cancellationToken);
        }

        await using var stream = await content.OpenAsync(cancellationToken);
        await stream.CopyToAsync(Stream.Null, cancellationToken);
        return await base.StoreAsync(path, FileContent.FromStream(stream), options, cancellationToken);
    }
}
