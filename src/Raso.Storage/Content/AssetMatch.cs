using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Content;

/// <summary>Tells whether a row is what a repeated creating call asks for.</summary>
internal static class AssetMatch
{
    public static bool Matches(Asset row, NewAsset asset) =>
        row.PaperId == asset.PaperId
        && row.Title == asset.Title
        && row.Description == asset.Description
        && row.SceneNumber == asset.SceneNumber
        && row.SceneName == asset.SceneName
        && row.ValidationStatus == asset.ValidationStatus
        && CatalogJson.AreEqual(row.ValidationErrors, asset.ValidationErrors)
        && CatalogJson.AreEqual(row.GenerationParameters, asset.GenerationParameters)
        && CatalogJson.AreEqual(row.AiModelsUsed, asset.AiModelsUsed)
        && CatalogText.ToWholeSeconds(row.GenerationTime) == CatalogText.ToWholeSeconds(asset.GenerationTime);

    /// <summary>Compares as the catalogue keeps durations: to the millisecond.</summary>
    public static bool Same(TimeSpan? one, TimeSpan? other) => CatalogText.ToSeconds(one) == CatalogText.ToSeconds(other);
}
