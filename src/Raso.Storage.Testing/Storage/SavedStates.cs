namespace Raso.Storage.Testing.Storage;

/// <summary>Saves the states of an upload as text, as an application does; notices calls that overlap, and interrupts where that is asked for.</summary>
/// <param name="interrupt">Called with each state once it is saved.</param>
internal sealed class SavedStates(Action<UploadState>? interrupt = null)
{
    private readonly Lock _lock = new();
    private readonly List<string> _texts = [];
    private int _running;

    /// <summary>Gets a value indicating whether a call came while another was running.</summary>
    public bool Overlapped { get; private set; }

    /// <summary>Gets what was saved, read back from its text.</summary>
    public IReadOnlyList<UploadState> All
    {
        get
        {
            lock (_lock)
            {
                return _texts.ConvertAll(UploadState.Parse);
            }
        }
    }

    public UploadState Last => All[^1];

    public UploadResume From(UploadState? state) => new() { From = state, SaveAsync = SaveAsync };

    /// <summary>Gives how many bytes the store has surely taken, as a state tells.</summary>
    public static long Taken(UploadState state) => state.Parts.Where(part => part.ETag is not null).Sum(part => part.Length);

    private async ValueTask SaveAsync(UploadState state, CancellationToken cancellationToken)
    {
        Overlapped |= Interlocked.Increment(ref _running) > 1;
        await Task.Yield();
        lock (_lock)
        {
            _texts.Add(state.ToJson());
        }

        interrupt?.Invoke(state);
        Interlocked.Decrement(ref _running);
    }
}
