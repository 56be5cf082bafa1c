using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Content;

/// <summary>Changes a row, after its rules across fields were checked for the row as it would be.</summary>
internal static class RowChange
{
    /// <exception cref="ValidationException">The row as it would be breaks a rule.</exception>
    public static async Task<TAsset> ApplyAsync<TAsset, TNew, TChanges>(
        AssetKind<TAsset, TNew, TChanges> kind,
        IAssetRows<TAsset, TNew, TChanges> rows,
        Guid id,
        TChanges changes,
        VersionFile? file,
        long? expectedRowVersion,
        CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        long? seen = null;
        while (kind.DependsOnRow(changes) && await rows.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } row
            && row.RowVersion == (expectedRowVersion ?? row.RowVersion) && row.RowVersion != seen)
        {
            AssetValidator.CheckAgainst(kind, row, changes);
            seen = row.RowVersion;
            try
            {
                // What was checked is what is changed: another writer may come in between where a transaction does not keep others out.
                return await rows.UpdateAsync(id, changes, file, seen, cancellationToken).ConfigureAwait(false);
            }
            catch (CatalogException error) when (error.Code == CatalogErrorCode.Conflict && !error.IsTransient && expectedRowVersion is null)
            {
                // Checked again, for the row as the other writer left it.
            }
        }

        return await rows.UpdateAsync(id, changes, file, expectedRowVersion, cancellationToken).ConfigureAwait(false);
    }
}
