namespace Raso.Storage.Tests.Storage.Resuming;

/// <summary>Keeps the text of each state that is saved, and does something once a state tells of so many parts.</summary>
internal sealed class SavedText(int parts = int.MaxValue, Action? then = null)
{
    private readonly Lock _lock = new();

    public List<string> Texts { get; } = [];

    public UploadState Last => UploadState.Parse(Texts[^1]);

    public UploadResume From(UploadState? state = null) => new() { From = state, SaveAsync = SaveAsync };

    private ValueTask SaveAsync(UploadState state, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Texts.Add(state.ToJson());
        }

        if (state.Parts.Count(part => part.ETag is not null) >= parts)
        {
            then?.Invoke();
        }

        return ValueTask.CompletedTask;
    }
}
