using Raso.Storage.Clouds.Tests.Faults;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>A clean way to a store, folders of its own, and looks at what calls left behind.</summary>
internal sealed class CampaignBench : IAsyncDisposable
{
    private readonly string _folder = $"campaign/{Guid.CreateVersion7():N}";

    private CampaignBench(CloudUnderTest cloud)
    {
        Cloud = cloud;
        Backend = cloud.CreateBackend(cloud.Endpoint, Quicken, Pool);
    }

    public CloudUnderTest Cloud { get; }

    public CloudStorageBackend Backend { get; }

    public CountingPool Pool { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<CampaignBench> StartAsync(CloudUnderTest cloud)
    {
        await cloud.PrepareAsync(Token);
        return new CampaignBench(cloud);
    }

    /// <summary>Makes retries quick.</summary>
    public static void Quicken(BackendOptions options)
    {
        options.Resilience.BaseDelay = TimeSpan.FromMilliseconds(2);
        options.Resilience.MaxDelay = TimeSpan.FromMilliseconds(50);
        options.Resilience.MinimumThroughput = 100_000;
    }

    public string Folder(int step) => $"{_folder}/{step}/";

    public async Task PutAsync(StoragePath path, byte[] bytes) => await Backend.StoreAsync(path, FileContent.FromBytes(bytes), null, Token);

    /// <summary>Requires that a path holds one of some contents; <see langword="null"/> is nothing.</summary>
    public async Task RequireHoldsAsync(StoragePath path, params byte[]?[] contents)
    {
        var held = await ReadAsync(path);
        contents.Any(content => content is null ? held is null : held is not null && held.AsSpan().SequenceEqual(content)).Should().BeTrue(
            $"{path} holds {(held is null ? "nothing" : $"{held.Length} bytes")}, not {string.Join(" or ", contents.Select(content => content is null ? "nothing" : $"the right {content.Length}"))}");
    }

    /// <summary>Requires that nothing but some paths is below a prefix, and no upload that was begun, where the store can tell.</summary>
    public async Task RequireOnlyAsync(string prefix, params StoragePath[] paths)
    {
        var listed = new List<string>();
        await foreach (var entry in Backend.ListAsync(new ListOptions { Prefix = prefix }, Token))
        {
            listed.Add(entry.Path);
        }

        listed.Should().BeSubsetOf(paths.Select(path => path.Value));
        if (Backend.Capabilities.AbortUploads)
        {
            var pending = await Backend.Driver.ListUploadsAsync(prefix, null, Token);
            pending.Uploads.Should().BeEmpty("uploads that fail are removed");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Backend.DisposeAsync();
        Pool.Outstanding.Should().Be(0, "buffers go back to their pool");
        Pool.Strangers.Should().Be(0, "a buffer goes back once");
    }

    private async Task<byte[]?> ReadAsync(StoragePath path)
    {
        try
        {
            return await Backend.RetrieveBytesAsync(path, Token);
        }
        catch (StorageException error) when (error.Code == StorageErrorCode.NotFound)
        {
            return null;
        }
    }
}
