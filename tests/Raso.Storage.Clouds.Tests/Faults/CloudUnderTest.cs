using System.Buffers;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Faults;

/// <summary>What the fault matrix, the campaigns and the hunt for secrets must know of a provider.</summary>
internal abstract class CloudUnderTest
{
    /// <summary>Gets the provider's name, as tables show it.</summary>
    public abstract string Name { get; }

    /// <summary>Gets the address of the real server; throws where none was started.</summary>
    public abstract Uri Endpoint { get; }

    /// <summary>Gets the length of a part in bytes: the least that the store takes, so that files of several parts stay small.</summary>
    public virtual int PartSize => 256 << 10;

    /// <summary>Gets a length from which a file surely has several parts.</summary>
    public virtual int SeveralPartsLength => PartSize + 70_000;

    /// <summary>Gets the tier to which files are moved.</summary>
    public virtual string TierOf(StorageCapabilities capabilities) => capabilities.Tiers[^1];

    /// <summary>Gets the provider's own form of an error.</summary>
    /// <param name="status">The HTTP status.</param>
    public abstract HttpAnswer OwnError(int status);

    /// <summary>Gets what the provider answers to credentials that were good once.</summary>
    public abstract HttpAnswer ExpiredCredentials { get; }

    /// <summary>Gets the texts that must never be told: passwords and keys.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>Makes a driver and the options of its backend; its bucket is there already.</summary>
    /// <param name="endpoint">Where its server seems to be.</param>
    /// <param name="configure">Changes what all backends can be told.</param>
    public abstract (IStorageDriver Driver, BackendOptions Options) CreateDriver(Uri endpoint, Action<BackendOptions> configure);

    /// <summary>Makes a backend; its bucket is there already.</summary>
    /// <param name="endpoint">Where its server seems to be.</param>
    /// <param name="configure">Changes what all backends can be told.</param>
    /// <param name="pool">Lends the buffers; the shared one where <see langword="null"/>.</param>
    /// <param name="decorate">Puts something around the driver; nothing where <see langword="null"/>.</param>
    public CloudStorageBackend CreateBackend(
        Uri endpoint, Action<BackendOptions>? configure = null, ArrayPool<byte>? pool = null, Func<IStorageDriver, IStorageDriver>? decorate = null)
    {
        var (driver, options) = CreateDriver(endpoint, options =>
        {
            options.PartSize = PartSize;
            configure?.Invoke(options);
        });
        return new CloudStorageBackend(
            "cloud", decorate?.Invoke(driver) ?? driver, options, TimeProvider.System, NullLoggerFactory.Instance, pool ?? ArrayPool<byte>.Shared);
    }

    /// <summary>Makes the bucket, once for all that is tested.</summary>
    public virtual async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var backend = CreateBackend(Endpoint, options => options.CreateContainer = true);
        await backend.GetInfoAsync("any", cancellationToken);
    }

    /// <summary>Reads a file past the backend; <see langword="null"/> where the store cannot be read so.</summary>
    public virtual async Task<byte[]?> ReadDirectlyAsync(ICloudStorageBackend backend, StoragePath path, CancellationToken cancellationToken)
    {
        if (!backend.Capabilities.SignedUrls)
        {
            return null;
        }

        var signed = await backend.SignUrlAsync(path, new SignedUrlOptions(), cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, signed.Url);
        foreach (var (name, value) in signed.RequiredHeaders)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await PlainHttp.Client.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Leaves an upload behind as a crash would.</summary>
    public virtual Task LeaveUploadAsync(CloudStorageBackend backend, StoragePath path, CancellationToken cancellationToken) =>
        backend.Driver.BeginUploadAsync(new BeginUploadRequest(path, new ObjectDescription(), default), cancellationToken);

    public sealed override string ToString() => Name;
}
