using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Naming;

namespace Raso.Storage.Content;

/// <summary>The files of one version while it is made: the asset's own, and its source code where it has one.</summary>
internal sealed class VersionFiles : IAsyncDisposable
{
    private readonly PendingFile _file;
    private readonly PendingFile? _source;

    private VersionFiles(PendingFile file, PendingFile? source)
    {
        _file = file;
        _source = source;
    }

    public string Sha256 => _file.Sha256;

    public static async Task<VersionFiles> WriteAsync(
        FileStore files,
        IStorageLayout layout,
        AssetPlace place,
        FileContent content,
        string contentType,
        AssetWriteOptions options,
        CancellationToken cancellationToken)
    {
        var file = await files.WriteAsync(layout.GetAssetPath(place), content, contentType, options.File, cancellationToken).ConfigureAwait(false);
        if (options.SourceCode is not { } source)
        {
            return new VersionFiles(file, null);
        }

        try
        {
            var path = layout.GetSourceCodePath(place with { Extension = source.Extension });
            var code = await files.WriteAsync(path, source.Content, MediaTypes.SourceCode, new FileWriteOptions(), cancellationToken).ConfigureAwait(false);
            return new VersionFiles(file, code);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task ConfirmAsync(ICatalogSession session, CancellationToken cancellationToken)
    {
        await _file.ConfirmAsync(session, cancellationToken).ConfigureAwait(false);
        if (_source is not null)
        {
            await _source.ConfirmAsync(session, cancellationToken).ConfigureAwait(false);
        }
    }

    public VersionFile Describe(AssetWriteOptions options) =>
        new(_file.Path, _file.Length, _source?.Path, options.ChangesDescription, options.CreatedBy) { PerformanceMetrics = options.PerformanceMetrics };

    /// <summary>Notes that the transaction which confirmed the files is committed.</summary>
    public void Keep()
    {
        _file.Keep();
        _source?.Keep();
    }

    public async ValueTask DisposeAsync()
    {
        await _file.DisposeAsync().ConfigureAwait(false);
        if (_source is not null)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }
}
