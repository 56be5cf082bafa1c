using Raso.Storage.Assets;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>What a model knows of an asset: its row as it must be, its bytes, and the paths of all its versions.</summary>
internal sealed record ModelAsset(IAssetCalls Calls, Asset Row, byte[] Bytes, IReadOnlyList<StoragePath> Paths);
