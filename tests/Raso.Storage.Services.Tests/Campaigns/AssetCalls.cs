using Raso.Storage.Assets;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <inheritdoc cref="IAssetCalls"/>
internal sealed class AssetCalls<TAsset, TNew, TChanges>(
    IAssetSet<TAsset, TNew, TChanges> set, Func<Guid, Guid?, string, TNew> make, Func<string, TChanges> change) : IAssetCalls
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges
{
    public async Task<Asset> CreateAsync(Guid paper, Guid? id, string title, byte[] bytes, CancellationToken token) =>
        await set.CreateAsync(make(paper, id, title), FileContent.FromBytes(bytes), null, token);

    public async Task<Asset> UpdateAsync(Guid id, string title, long? rowVersion, CancellationToken token) =>
        await set.UpdateAsync(id, change(title), rowVersion, token);

    public async Task<Asset> ReplaceAsync(Guid id, byte[] bytes, long? rowVersion, CancellationToken token) =>
        await set.ReplaceFileAsync(id, FileContent.FromBytes(bytes), null, new AssetWriteOptions { ExpectedRowVersion = rowVersion }, token);

    public async Task<Asset?> GetAsync(Guid id, CancellationToken token) => await set.GetAsync(id, token);

    public async Task<byte[]> ReadAsync(Guid id, CancellationToken token)
    {
        await using var file = await set.OpenAsync(id, null, token);
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, token);
        return bytes.ToArray();
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken token) => set.DeleteAsync(id, token);
}
