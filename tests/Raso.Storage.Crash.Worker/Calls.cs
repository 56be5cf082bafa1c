namespace Raso.Storage.Crash.Worker;

/// <summary>Tells of each call before it begins and after it ended: what it is to make of which row, and whether it was acknowledged.</summary>
internal sealed class Calls
{
    // A server that is away is not asked without a pause.
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(20);

    /// <summary>Gets the rows of which it is not known how they are: COMMIT was sent, and its answer was lost.</summary>
    public HashSet<string> Unknown { get; } = [];

    /// <summary>Makes a call that changes the given rows all together, or none of them.</summary>
    /// <param name="changes">The rows, as they are to be.</param>
    /// <param name="call">The call.</param>
    /// <param name="within">The row that a new row belongs to.</param>
    /// <param name="endsLater">Whether a sweep may finish the call after it failed.</param>
    /// <returns>Whether it was acknowledged. On a machine with more workers than cores a lease of two seconds can run out by itself: the call fails, and the worker goes on.</returns>
    public async Task<bool> MakeAsync(IReadOnlyList<(string Key, string? State)> changes, Func<Task> call, string? within = null, bool endsLater = false)
    {
        Telling.Tell($"begin {string.Join(' ', changes.Select(change => $"{change.Key}={change.State}"))}");
        try
        {
            await call();
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.OutcomeUnknown)
        {
            Telling.Tell($"unknown {error.Message}");
            Unknown.UnionWith(changes.Select(change => change.Key).Append(within ?? ""));
            return false;
        }
        catch (RasoException error) when (error.IsTransient)
        {
            Telling.Tell(endsLater ? $"unknown {error.Message}" : $"failed {CodeOf(error)} {error.Message}");
            await Task.Delay(PauseAfterFailure, TimeProvider.System);
            return false;
        }

        Telling.Tell("done");
        return true;
    }

    private static string CodeOf(RasoException error) => error switch
    {
        CatalogException catalog => catalog.Code.ToString(),
        StorageException storage => storage.Code.ToString(),
        _ => error.GetType().Name,
    };
}
