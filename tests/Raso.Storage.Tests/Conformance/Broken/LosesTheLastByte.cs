namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Stores all but the last byte.</summary>
internal sealed class LosesTheLastByte : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        await using var stream = await content.OpenAsync(cancellationToken);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all, cancellationToken);
        var bytes = all.ToArray();
        return await base.StoreAsync(path, FileContent.FromBytes(bytes.Length > 1 ? bytes[..^1] : bytes), options, cancellationToken);
    }
}
