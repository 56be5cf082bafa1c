using Raso.Storage.Assets;

namespace Raso.Storage.Catalog;

/// <summary>What is raised about versions; the same in every dialect, for catalogue authors.</summary>
public static class VersionRowErrors
{
    /// <summary>Makes the error for an asset that is not there.</summary>
    /// <param name="asset">The asset.</param>
    /// <returns>The error.</returns>
    public static CatalogException NoAsset(AssetReference asset) => new(CatalogErrorCode.NotFound, $"There is no {asset}.");

    /// <summary>Makes the error for a number that an asset has not.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">The number.</param>
    /// <returns>The error.</returns>
    public static CatalogException NoVersion(AssetReference asset, int number) =>
        new(CatalogErrorCode.NotFound, $"The {asset} has no version {number}; list the versions to see which it has.");

    /// <summary>Makes the error for a version whose file is gone.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="number">The number of the version.</param>
    /// <returns>The error.</returns>
    public static CatalogException Pruned(AssetReference asset, int number) =>
        new(CatalogErrorCode.NotFound, $"Version {number} of the {asset} was pruned and its file is gone; choose one whose PrunedAt is null, or create a new version.");

    /// <summary>Makes the error for an asset that has another row version than was expected.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="expected">The row version that was expected.</param>
    /// <param name="actual">The row version that it has.</param>
    /// <returns>The error.</returns>
    public static CatalogException Changed(AssetReference asset, long expected, long actual) =>
        new(CatalogErrorCode.Conflict, $"The {asset} has row version {actual}, not {expected}: it was changed since it was read. Read it again.");
}
