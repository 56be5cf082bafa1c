using Raso.Storage.Catalog;
using Raso.Storage.Content;
using Raso.Storage.Files;
using Raso.Storage.Naming;

namespace Raso.Storage.Assets;

/// <inheritdoc cref="IAssetSet{TAsset, TNew, TChanges}"/>
internal sealed class AssetSet<TAsset, TNew, TChanges>(
    AssetKind<TAsset, TNew, TChanges> kind, ICatalog catalog, FileStore files, DeletedFiles deleted, VersionWriter versions, IStorageLayout layout)
    : IAssetSet<TAsset, TNew, TChanges>
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges
{
    public Task<TAsset?> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        catalog.ReadLatestAsync((session, token) => kind.RowsOf(session).GetAsync(id, token), cancellationToken);

    public Task<TAsset> UpdateAsync(Guid id, TChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default)
    {
        AssetValidator.Checked(kind, changes, allowNone: false);
        return catalog.WriteAsync((session, token) => In(session).UpdateAsync(id, changes, expectedRowVersion, token), cancellationToken);
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        deleted.DeleteAsync(
            (ledger, token) => ledger.ListOfAssetAsync(kind.Type, id, token),
            (session, token) => In(session).DeleteAsync(id, token),
            cancellationToken);

    public async Task<TAsset> CreateAsync(TNew asset, FileContent content, AssetWriteOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asset);
        ArgumentNullException.ThrowIfNull(content);
        options ??= new AssetWriteOptions();
        var (head, whole) = await ContentHead.PeekAsync(content, 1, cancellationToken).ConfigureAwait(false);
        AssetValidator.Check(kind, asset, head.IsEmpty, options);

        var id = asset.Id ?? Guid.CreateVersion7();
        var paper = await catalog.ReadLatestAsync((session, token) => session.Papers.GetAsync(asset.PaperId, token), cancellationToken).ConfigureAwait(false)
            ?? throw new CatalogException(CatalogErrorCode.NotFound, $"There is no paper with the id {asset.PaperId}; create it first.");
        if (kind.VideoOf(asset) is { } video)
        {
            await catalog.ReadLatestAsync(
                async (session, token) =>
                {
                    await LinkedVideo.RequireAsync(session, video, token).ConfigureAwait(false);
                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }

        var (role, framework) = kind.Describe(asset);
        var contentType = options.ContentType ?? kind.DefaultContentType(asset);
        var place = new AssetPlace
        {
            PaperId = paper.Id,
            PaperFolder = paper.Folder,
            Type = kind.Type,
            Role = role,
            AssetId = id,
            Title = asset.Title,
            SceneNumber = asset.SceneNumber,
            SceneName = asset.SceneName,
            Framework = framework,
            Version = 1,
            Unique = UniqueName.Create(),
            Extension = MediaTypes.ExtensionOf(contentType),
        };
        var written = await VersionFiles.WriteAsync(files, layout, place, whole, contentType, options, cancellationToken).ConfigureAwait(false);
        await using (written.ConfigureAwait(false))
        {
            if (await InsertAsync(id, asset, written, options, cancellationToken).ConfigureAwait(false) is { } row)
            {
                written.Keep();
                return row;
            }

            // A repeated call: the row stands already, and this attempt's own file is abandoned.
            return await ExistingAsync(id, asset, written.Sha256, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<TAsset> ReplaceFileAsync(
        Guid id, FileContent content, TChanges? changes = null, AssetWriteOptions? options = null, CancellationToken cancellationToken = default) =>
        versions.WriteAsync(
            kind, id, content, changes ?? kind.NoChanges, options ?? new AssetWriteOptions(), static (_, row, _) => Task.FromResult(row), cancellationToken);

    public async Task<RetrievedFile> OpenAsync(Guid id, RetrieveOptions? options = null, CancellationToken cancellationToken = default)
    {
        var asset = await GetAsync(id, cancellationToken).ConfigureAwait(false) ?? throw kind.NotFound(id);
        return await files.OpenAsync(asset.FilePath, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Confirms the file and inserts the row.</summary>
    /// <returns>The row; <see langword="null"/> where another call has made it.</returns>
    private async Task<TAsset?> InsertAsync(Guid id, TNew asset, VersionFiles written, AssetWriteOptions options, CancellationToken cancellationToken)
    {
        var wasRaced = false;
        try
        {
            return await catalog.WriteAsync(
                async (session, token) =>
                {
                    wasRaced = false;
                    var rows = kind.RowsOf(session);
                    if (asset.Id is not null && await rows.GetAsync(id, token).ConfigureAwait(false) is not null)
                    {
                        return null;
                    }

                    await written.ConfirmAsync(session, token).ConfigureAwait(false);
                    var row = await rows.InsertAsync(id, asset, written.Describe(options), token).ConfigureAwait(false);
                    wasRaced = row is null;
                    // The file is confirmed for nothing, so that this must not be committed.
                    return row ?? throw BeingMade(id);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (CatalogException) when (wasRaced)
        {
            return null;
        }
    }

    private async Task<TAsset> ExistingAsync(Guid id, TNew asset, string sha256, CancellationToken cancellationToken)
    {
        var existing = await GetAsync(id, cancellationToken).ConfigureAwait(false) ?? throw BeingMade(id);
        return existing.Sha256 == sha256 && AssetMatch.Matches(existing, asset) && kind.Matches(existing, asset)
            ? existing
            : throw new CatalogException(CatalogErrorCode.AlreadyExists, $"Another {kind.Name} has the id {id}; leave the id out or choose a new one.");
    }

    private CatalogException BeingMade(Guid id) => new(
        CatalogErrorCode.Conflict, $"Other calls are making or deleting the {kind.Name} {id} at this moment; call again.", isTransient: true);

    private AssetOperations<TAsset, TNew, TChanges> In(ICatalogSession session) => new(session, kind);
}
