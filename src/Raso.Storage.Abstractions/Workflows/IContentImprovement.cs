using Raso.Storage.Assets;

namespace Raso.Storage.Workflows;

/// <summary>Makes better versions of assets.</summary>
public interface IContentImprovement
{
    /// <summary>Reads the current version of an asset of any kind, lets a transform better it, and stores the outcome as the next version. Its parameters are those of the version before with <c>improvements</c>; the metadata of the file is carried over with <c>improvements_applied</c> and <c>parent_version</c>, as far as it has room. The new file was not checked yet: its validation is pending.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="improvement">What is bettered, by whom, and what else changes with it.</param>
    /// <param name="transform">Makes the bytes.</param>
    /// <param name="cancellationToken">Cancels the call; the asset is as it was then.</param>
    /// <returns>The new version, that which it was made from, and the change of size.</returns>
    /// <exception cref="ValidationException">Fields are at fault, or the transform wrote nothing; nothing was made.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>, <see cref="CatalogErrorCode.Conflict"/> (another version than <see cref="Improvement.FromVersion"/> is current, or another became current while the transform ran) or <see cref="CatalogErrorCode.LeaseLost"/>.</exception>
    /// <exception cref="StorageException">The bytes could not be read or stored; <see cref="StorageErrorCode.Corrupted"/> where the present version is damaged.</exception>
    Task<ImprovementResult> ImproveAsync(AssetReference asset, Improvement improvement, ContentTransform transform, CancellationToken cancellationToken = default);
}
