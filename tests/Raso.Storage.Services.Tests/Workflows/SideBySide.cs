namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>Counts how many run at the same time: holds the first ones until as many run as may, and then gives one more the time to come.</summary>
internal sealed class SideBySide(int limit)
{
    // Whoever comes beyond the limit is there at once; a sound run is held up for this long, once.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _judged = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _beyond = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _running;
    private Task? _waiting;

    /// <summary>Gets the most that ran at the same time.</summary>
    public int Most { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Most = Math.Max(Most, ++_running);
            if (_running == limit)
            {
                _waiting ??= WaitForOneMoreAsync();
            }
            else if (_running > limit)
            {
                _beyond.TrySetResult();
            }
        }

        await _judged.Task.WaitAsync(Patience, TimeProvider.System, cancellationToken);
        lock (_gate)
        {
            _running--;
        }
    }

    private async Task WaitForOneMoreAsync()
    {
        await Task.WhenAny(_beyond.Task, Task.Delay(Grace, TimeProvider.System, CancellationToken.None));
        _judged.SetResult();
    }
}
