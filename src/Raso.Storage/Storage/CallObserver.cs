using Microsoft.Extensions.Logging;
using Raso.Storage.Diagnostics;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Runs one call of a backend under an activity, measures it, and lets the caller's own errors out as they were.</summary>
internal sealed class CallObserver(string backend, TimeProvider timeProvider, ILogger logger)
{
    public Task RunAsync(string operation, StoragePath? path, Func<Task> call) => RunAsync(
        operation,
        path,
        async () =>
        {
            await call().ConfigureAwait(false);
            return true;
        });

    public async Task<T> RunAsync<T>(string operation, StoragePath? path, Func<Task<T>> call)
    {
        using var activity = StorageActivities.Start(backend, operation);
        var started = timeProvider.GetTimestamp();
        var outcome = "ok";
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (PassThroughException error)
        {
            outcome = error.InnerException is StorageException storage ? storage.Code.ToString() : "caller_error";
            error.Rethrow();
            throw;
        }
        catch (StorageException error)
        {
            outcome = error.Code.ToString();
            throw;
        }
        catch (OperationCanceledException)
        {
            outcome = "cancelled";
            throw;
        }
        catch (Exception)
        {
            outcome = "caller_error";
            throw;
        }
        finally
        {
            StorageActivities.End(activity, outcome);
            StorageMetrics.RecordCall(backend, operation, outcome, timeProvider.GetElapsedTime(started));
            if (outcome != "ok")
            {
                StorageLog.CallFailed(logger, backend, operation, path?.Value, outcome);
            }
        }
    }
}
