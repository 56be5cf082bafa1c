using Raso.Storage.Assets;

namespace Raso.Storage.Media;

/// <summary>Checks the files of assets, and keeps what was found with the asset.</summary>
public interface IMediaValidation
{
    /// <summary>Reads the current file of an asset from its storage and checks it. A sound file that is what its labels say is valid, any other invalid with the reasons; what was measured (duration, resolution, frames per second, codec, bit rate, sample rate, channels) is taken into the asset's fields. Where the file could not be checked, the asset stays as it is. It can be repeated: where nothing new is found, nothing is written.</summary>
    /// <param name="asset">The asset.</param>
    /// <param name="cancellationToken">Cancels the call; the asset is as it was then.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>; or <see cref="CatalogErrorCode.Conflict"/> where others keep changing the asset.</exception>
    /// <exception cref="StorageException">The file could not be read from its storage, or its bytes are not those that were stored.</exception>
    /// <exception cref="IOException">The temporary file could not be written.</exception>
    Task<MediaValidationResult> ValidateAsync(AssetReference asset, CancellationToken cancellationToken = default);
}
