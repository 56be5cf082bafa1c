using Raso.Storage.Catalog;

namespace Raso.Storage.Content;

/// <summary>Looks for the video that an asset is to belong to, so that the error names it; the foreign key is what holds.</summary>
internal static class LinkedVideo
{
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.NotFound"/>: there is no such video.</exception>
    public static async Task RequireAsync(ICatalogSession session, Guid? id, CancellationToken cancellationToken)
    {
        if (id is { } known && await session.Videos.GetAsync(known, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new CatalogException(
                CatalogErrorCode.NotFound, $"There is no video with the id {known}, which VideoAssetId names; create it first, or leave VideoAssetId out.");
        }
    }
}
