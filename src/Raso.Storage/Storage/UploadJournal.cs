using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Keeps the state of an upload and has the caller save it: one call after the other, the newest last.</summary>
internal sealed class UploadJournal(UploadResume resume, BegunUpload upload) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SortedDictionary<int, UploadStatePart> _parts = new(upload.State.Parts.ToDictionary(part => part.Number));
    private int _noted;
    private int _saved = -1;
    private bool _hasFailed;

    /// <summary>Has the state saved as it is when the upload begins.</summary>
    public Task SaveAsync(CancellationToken cancellationToken) => SaveAsync(0, cancellationToken);

    /// <summary>Notes a part and returns once a state is saved that tells of it.</summary>
    public Task SaveAsync(UploadStatePart part, CancellationToken cancellationToken)
    {
        int noted;
        lock (_gate)
        {
            _parts[part.Number] = part;
            noted = ++_noted;
        }

        return SaveAsync(noted, cancellationToken);
    }

    public void Dispose() => _turn.Dispose();

    private async Task SaveAsync(int needed, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_hasFailed || _saved >= needed)
            {
                return;
            }

            var (state, noted) = Take();
            await resume.SaveAsync(state, cancellationToken).ConfigureAwait(false);
            _saved = noted;
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            _hasFailed = true;
            throw new PassThroughException(error);
        }
        finally
        {
            _turn.Release();
        }
    }

    private (UploadState State, int Noted) Take()
    {
        lock (_gate)
        {
            return (upload.State with { Parts = [.. _parts.Values] }, _noted);
        }
    }
}
