namespace Raso.Storage.Crash.Worker;

/// <summary>Tells of each call before it begins and after it ended: what it is to make of which row, and whether it was acknowledged.</summary>
internal static class Calls
{
    /// <summary>Makes a call that changes the given rows all together, or none of them.</summary>
    /// <returns>Whether it was acknowledged. On a machine with more workers than cores a lease of two seconds can run out by itself: the call fails, and the worker goes on.</returns>
    public static async Task<bool> MakeAsync(IEnumerable<(string Key, string? State)> changes, Func<Task> call)
    {
        Telling.Tell($"begin {string.Join(' ', changes.Select(change => $"{change.Key}={change.State}"))}");
        try
        {
            await call();
        }
        catch (RasoException error) when (error is { IsTransient: true } and not CatalogException { Code: CatalogErrorCode.OutcomeUnknown })
        {
            Telling.Tell($"failed {CodeOf(error)} {error.Message}");
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
