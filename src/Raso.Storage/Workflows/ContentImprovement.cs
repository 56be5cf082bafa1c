using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Content;
using Raso.Storage.Files;
using Raso.Storage.Versioning;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IContentImprovement"/>
internal sealed class ContentImprovement(ICatalog catalog, VersionWriter writer, FileStore files) : IContentImprovement
{
    public async Task<ImprovementResult> ImproveAsync(
        AssetReference asset, Improvement improvement, ContentTransform transform, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(improvement);
        ArgumentNullException.ThrowIfNull(transform);
        ImprovementParts.Check(improvement);
        var parent = await catalog.ReadLatestAsync((session, token) => session.Versions.GetCurrentAsync(asset, token), cancellationToken).ConfigureAwait(false)
            ?? throw VersionRowErrors.NoAsset(asset);
        if (improvement.FromVersion is { } expected && expected != parent.Number)
        {
            throw new CatalogException(
                CatalogErrorCode.Conflict, $"Version {parent.Number} of the {asset} is current, not {expected}; look whether it is improved already.");
        }

        var source = await files.OpenAsync(parent.FilePath, null, cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var version = ImprovementParts.VersionOf(improvement, parent, source.Info.Metadata);
            var content = new TransformedContent(source.Content, transform, cancellationToken);
            await using (content.ConfigureAwait(false))
            {
                var made = await WriteAsync(parent, version, content, cancellationToken).ConfigureAwait(false);
                return new ImprovementResult(parent, made);
            }
        }
    }

    private Task<ContentVersion> WriteAsync(ContentVersion parent, NewVersion version, FileContent content, CancellationToken cancellationToken) => parent.Asset.Type switch
    {
        AssetType.Video => WriteAsync(VideoKind.Instance, parent, version, NewVersionParts.VideoChangesOf(version), content, cancellationToken),
        AssetType.Audio => WriteAsync(AudioKind.Instance, parent, version, NewVersionParts.AudioChangesOf(version), content, cancellationToken),
        AssetType.Visual => WriteAsync(VisualKind.Instance, parent, version, NewVersionParts.VisualChangesOf(version), content, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(parent), parent.Asset, "No such kind of asset."),
    };

    private Task<ContentVersion> WriteAsync<TAsset, TNew, TChanges>(
        AssetKind<TAsset, TNew, TChanges> kind,
        ContentVersion parent,
        NewVersion version,
        TChanges changes,
        FileContent content,
        CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        // Before the transform begins, which may take long.
        var options = NewVersionParts.OptionsOf(version);
        AssetValidator.Check(kind, changes, contentIsEmpty: false, options);
        return writer.WriteAsync(kind, parent.Asset.Id, content, changes, options, ReadAsync, cancellationToken);

        async Task<ContentVersion> ReadAsync(ICatalogSession session, TAsset row, CancellationToken token)
        {
            var made = await session.Versions.GetAsync(parent.Asset, row.VersionNumber, token).ConfigureAwait(false)
                ?? throw VersionRowErrors.NoVersion(parent.Asset, row.VersionNumber);

            // Another change of the asset's row does no harm; another version would be thrown away without a word.
            return made.ParentNumber == parent.Number
                ? made
                : throw new CatalogException(
                    CatalogErrorCode.Conflict, $"Version {made.ParentNumber} of the {parent.Asset} became current while version {parent.Number} was improved; nothing was kept. Improve the current one.");
        }
    }
}
