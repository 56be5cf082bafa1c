namespace Raso.Storage.Workflows;

/// <summary>Content that can be opened again and again: as it is, or as a temporary copy that goes with this.</summary>
internal sealed class ReplayableContent : IAsyncDisposable
{
    private readonly FileStream? _copy;

    private ReplayableContent(FileContent content, FileStream? copy)
    {
        Content = content;
        _copy = copy;
    }

    public FileContent Content { get; }

    /// <summary>Takes content of which no more is read.</summary>
    public static ReplayableContent AsItIs(FileContent content) => new(content, null);

    /// <exception cref="StorageException"><see cref="StorageErrorCode.ResourceExhausted"/>: the temporary file could not be written.</exception>
    public static async Task<ReplayableContent> OfAsync(FileContent content, CancellationToken cancellationToken)
    {
        if (content.CanReplay)
        {
            return new ReplayableContent(content, null);
        }

        var copy = await CopyAsync(content, cancellationToken).ConfigureAwait(false);
        copy.Position = 0;
        return new ReplayableContent(FileContent.FromStream(copy), copy);
    }

    public ValueTask DisposeAsync() => _copy?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<FileStream> CopyAsync(FileContent content, CancellationToken cancellationToken)
    {
        var source = await content.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (source.ConfigureAwait(false))
        {
            var copy = Create();
            try
            {
                await source.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
                return copy;
            }
            catch
            {
                await copy.DisposeAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private static FileStream Create()
    {
        try
        {
            return SpoolFile.Create();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                StorageErrorCode.ResourceExhausted,
                $"A temporary file in '{Path.GetTempPath()}' could not be made for content that can be read once; make room there, or set TMPDIR to a folder with room.",
                innerException: error);
        }
    }
}
