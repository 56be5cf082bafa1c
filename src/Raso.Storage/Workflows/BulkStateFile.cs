namespace Raso.Storage.Workflows;

/// <summary>The file that a named run keeps its state in, on one backend: replaced as a whole, and by one run at a time where the backend can tell.</summary>
internal sealed class BulkStateFile(ICloudStorageBackend backend, string name)
{
    private const string Folder = "bulk";

    private static readonly StoreOptions Json = new() { ContentType = "application/json" };

    private readonly StoragePath _path = StoragePath.Parse($"{Folder}/{name}.json");
    private string? _etag;

    /// <summary>Reads what a run before this one recorded.</summary>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.Corrupted"/>: the file is none of a run's.</exception>
    public async Task<BulkState> LoadAsync(bool ignore, CancellationToken cancellationToken)
    {
        await ClearAsync(cancellationToken).ConfigureAwait(false);
        var info = await backend.GetInfoAsync(_path, cancellationToken).ConfigureAwait(false);
        _etag = info?.ETag;
        if (info is null || ignore)
        {
            return BulkState.Empty;
        }

        var text = await backend.RetrieveBytesAsync(_path, cancellationToken).ConfigureAwait(false);
        return BulkStateText.Read(text) ?? throw new StorageException(
            StorageErrorCode.Corrupted,
            $"'{_path}' is not what a run named '{name}' recorded; begin anew with {nameof(BulkOptions.FromBeginning)}, or delete it by {nameof(IBulkProcessing.ForgetAsync)}.",
            backend.Name,
            _path);
    }

    /// <summary>Records a state. It is not kept apart from what is in the ledger: losing it costs work, and nothing else.</summary>
    /// <exception cref="StorageException"><see cref="StorageErrorCode.PreconditionFailed"/>: another run has recorded something since.</exception>
    public async Task SaveAsync(BulkState state, CancellationToken cancellationToken)
    {
        var capabilities = backend.Capabilities;
        var options = Json with
        {
            CreateOnly = _etag is null && capabilities.ConditionalPut,
            IfMatch = capabilities.IfMatch ? _etag : null,
        };
        try
        {
            var stored = await backend.StoreAsync(_path, FileContent.FromBytes(BulkStateText.Write(state)), options, cancellationToken).ConfigureAwait(false);
            _etag = stored.ETag;
        }
        catch (StorageException error) when (error.Code is StorageErrorCode.AlreadyExists or StorageErrorCode.PreconditionFailed || (error.Code == StorageErrorCode.NotFound && _etag is not null))
        {
            throw new StorageException(
                StorageErrorCode.PreconditionFailed,
                $"Another run named '{name}' is under way, or its record '{_path}' was deleted; this one has ended. Give each run a name of its own.",
                backend.Name,
                _path,
                innerException: error);
        }
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        await ClearAsync(cancellationToken).ConfigureAwait(false);
        await backend.DeleteAsync(_path, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes what a run that was killed had begun to record: no ledger knows of it.</summary>
    private async Task ClearAsync(CancellationToken cancellationToken)
    {
        if (backend.Capabilities.AbortUploads)
        {
            await backend.AbortUploadsAsync(_path.Value, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
    }
}
