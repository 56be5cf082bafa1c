using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Naming;

namespace Raso.Storage.Content;

/// <summary>Stores a new file of an asset and points its row to it, which makes the next version.</summary>
internal sealed class VersionWriter(ICatalog catalog, FileStore files, IStorageLayout layout)
{
    /// <summary>Writes a version. The function reads, in the transaction that made it, what the caller is given; it gets the row of the asset.</summary>
    /// <exception cref="ValidationException">Fields are at fault; nothing was written.</exception>
    public async Task<TResult> WriteAsync<TAsset, TNew, TChanges, TResult>(
        AssetKind<TAsset, TNew, TChanges> kind,
        Guid id,
        FileContent content,
        TChanges changes,
        AssetWriteOptions options,
        Func<ICatalogSession, TAsset, CancellationToken, Task<TResult>> read,
        CancellationToken cancellationToken)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        ArgumentNullException.ThrowIfNull(content);
        var (head, whole) = await ContentHead.PeekAsync(content, 1, cancellationToken).ConfigureAwait(false);
        AssetValidator.Check(kind, changes, head.IsEmpty, options);

        var (asset, folder) = await catalog.ReadSnapshotAsync(
            async (session, token) =>
            {
                var row = await kind.RowsOf(session).GetAsync(id, token).ConfigureAwait(false) ?? throw kind.NotFound(id);
                await LinkedVideo.RequireAsync(session, kind.VideoOf(changes), token).ConfigureAwait(false);
                var paper = await session.Papers.GetAsync(row.PaperId, token).ConfigureAwait(false) ?? throw kind.NotFound(id);
                return (row, paper.Folder);
            },
            cancellationToken).ConfigureAwait(false);
        if (options.ExpectedRowVersion is { } expected && expected != asset.RowVersion)
        {
            throw new CatalogException(CatalogErrorCode.Conflict, $"The {kind.Name} {id} has row version {asset.RowVersion}, not {expected}; read it again.");
        }

        AssetValidator.CheckAgainst(kind, asset, changes);
        var contentType = options.ContentType ?? kind.DefaultContentType(asset, changes);
        var written = await VersionFiles.WriteAsync(
            files, layout, PlaceOf(kind, asset, folder, changes, contentType), whole, contentType, options, cancellationToken).ConfigureAwait(false);
        await using (written.ConfigureAwait(false))
        {
            var result = await catalog.WriteAsync(
                async (session, token) =>
                {
                    await written.ConfirmAsync(session, token).ConfigureAwait(false);
                    var row = await RowChange.ApplyAsync(
                        kind, kind.RowsOf(session), id, changes, written.Describe(options), options.ExpectedRowVersion, token).ConfigureAwait(false);
                    return await read(session, row, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
            written.Keep();
            return result;
        }
    }

    private static AssetPlace PlaceOf<TAsset, TNew, TChanges>(
        AssetKind<TAsset, TNew, TChanges> kind, TAsset asset, string folder, TChanges changes, string contentType)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        var (role, framework) = kind.Describe(asset, changes);
        return new AssetPlace
        {
            PaperId = asset.PaperId,
            PaperFolder = folder,
            Type = kind.Type,
            Role = role,
            AssetId = asset.Id,
            Title = changes.Title.Or(asset.Title),
            SceneNumber = changes.SceneNumber.Or(asset.SceneNumber),
            SceneName = changes.SceneName.Or(asset.SceneName),
            Framework = framework,
            Version = asset.VersionNumber + 1,
            Unique = UniqueName.Create(),
            Extension = MediaTypes.ExtensionOf(contentType),
        };
    }
}
