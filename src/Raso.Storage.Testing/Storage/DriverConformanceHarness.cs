namespace Raso.Storage.Testing.Storage;

/// <summary>A harness for a backend whose <see cref="IStorageDriver"/> is at hand: damage is done, and uploads are left behind, through the driver.</summary>
public abstract class DriverConformanceHarness : StorageConformanceHarness
{
    /// <summary>Gets the driver below the backend under test; called after <see cref="StorageConformanceHarness.CreateBackendAsync"/>.</summary>
    protected abstract IStorageDriver Driver { get; }

    /// <inheritdoc/>
    public override async ValueTask DamageAsync(StoragePath path, CancellationToken cancellationToken)
    {
        var (info, content) = await Driver.GetAsync(new GetRequest(path), cancellationToken);
        using var bytes = new MemoryStream();
        await using (content)
        {
            await content.CopyToAsync(bytes, cancellationToken);
        }

        bytes.GetBuffer()[bytes.Length / 2] ^= 1;
        bytes.Position = 0;
        var damaged = await Driver.PutAsync(
            new PutRequest { Path = path, Content = bytes, Length = bytes.Length, Describe = () => info.Description },
            cancellationToken);
        if (info.AnnotatedSha256 is { } sha256)
        {
            await Driver.AnnotateAsync(new AnnotateRequest(path, damaged.ETag, sha256, info.Description), cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask LeaveUploadAsync(StoragePath path, CancellationToken cancellationToken) =>
        await Driver.BeginUploadAsync(new BeginUploadRequest(path, new ObjectDescription(), default), cancellationToken);
}
