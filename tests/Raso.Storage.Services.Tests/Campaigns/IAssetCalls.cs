using Raso.Storage.Assets;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>The calls on one kind of asset, told apart by a title and its bytes alone.</summary>
internal interface IAssetCalls
{
    Task<Asset> CreateAsync(Guid paper, Guid? id, string title, byte[] bytes, CancellationToken token);

    Task<Asset> UpdateAsync(Guid id, string title, long? rowVersion, CancellationToken token);

    Task<Asset> ReplaceAsync(Guid id, byte[] bytes, long? rowVersion, CancellationToken token);

    Task<Asset?> GetAsync(Guid id, CancellationToken token);

    Task<byte[]> ReadAsync(Guid id, CancellationToken token);

    Task<bool> DeleteAsync(Guid id, CancellationToken token);
}
