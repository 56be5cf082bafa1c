namespace Raso.Storage.Services.Tests.Setup;

/// <summary>Ends a call at one step of the catalogue as a kill does: nothing that it does afterwards reaches the database.</summary>
internal static class KillPoint
{
    /// <summary>Runs a call that ends at a step, counted from 1.</summary>
    /// <returns>Whether it came that far; otherwise it ran to its end.</returns>
    public static async Task<bool> RunAsync(Bench bench, int step, Func<Task> call)
    {
        var count = 0;
        bench.Catalog.Hook = _ =>
        {
            if (Interlocked.Increment(ref count) < step)
            {
                return Task.CompletedTask;
            }

            bench.Catalog.IsAway = true;
            throw new CatalogException(CatalogErrorCode.Unavailable, "Killed.", isTransient: true);
        };
        try
        {
            await call();
        }
        catch (Exception) when (bench.Catalog.IsAway)
        {
            // A killed process has nobody to throw to.
        }
        finally
        {
            bench.Catalog.Hook = null;
        }

        var wasKilled = bench.Catalog.IsAway;
        bench.Catalog.IsAway = false;
        return wasKilled;
    }
}
