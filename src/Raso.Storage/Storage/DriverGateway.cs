using System.Buffers;
using Microsoft.Extensions.Logging;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>The one way to a driver: through the pipeline, with its errors mapped, after the container was made where that is asked for.</summary>
internal sealed class DriverGateway(
    string name, IStorageDriver driver, BackendOptions options, TimeProvider timeProvider, ILogger logger, ArrayPool<byte> pool)
    : IDisposable
{
    private readonly RequestPipeline _pipeline = new(name, options.Resilience, timeProvider, logger);
    private readonly SemaphoreSlim _making = new(1, 1);
    private volatile bool _containerIsThere = !options.CreateContainer;

    public string Name => name;

    public IStorageDriver Driver => driver;

    public DriverTraits Traits => driver.Traits;

    public StorageCapabilities Capabilities => driver.Traits.Capabilities;

    public BackendOptions Options => options;

    public TimeProvider TimeProvider => timeProvider;

    public ILogger Logger => logger;

    public ArrayPool<byte> Pool => pool;

    public Task<T> CallAsync<T>(string operation, StoragePath? path, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken) =>
        CallAsync(new RequestState(operation, path), send, cancellationToken);

    public Task CallAsync(string operation, StoragePath? path, Func<CancellationToken, Task> send, CancellationToken cancellationToken) =>
        CallAsync(
            new RequestState(operation, path),
            async token =>
            {
                await send(token).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public async Task<T> CallAsync<T>(RequestState request, Func<CancellationToken, Task<T>> send, CancellationToken cancellationToken)
    {
        if (!_containerIsThere)
        {
            await MakeContainerAsync(cancellationToken).ConfigureAwait(false);
        }

        return await _pipeline.ExecuteAsync(request, send, error => ExplainAttempt(error, request.Path), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Explains an error of the driver that came outside the pipeline, from a body that is being read.</summary>
    public StorageException Explain(Exception error, StoragePath? path) => ExplainAttempt(error, path).Error;

    public StorageException Error(
        StorageErrorCode code, string message, StoragePath? path, bool isTransient = false, Exception? innerException = null) =>
        new(code, message, name, path, isTransient, innerException);

    public StorageException NotSupported(string option, string mend, StoragePath? path) =>
        Error(StorageErrorCode.NotSupported, $"Backend '{name}' does not support {option}; {mend}", path);

    public void Dispose() => _making.Dispose();

    private RequestFailedException ExplainAttempt(Exception error, StoragePath? path)
    {
        // A cancellation that nobody here asked for is an SDK's own timeout.
        if (error is TimeoutException or OperationCanceledException)
        {
            return new(Error(StorageErrorCode.Unavailable, $"Backend '{name}' did not answer in time: {error.Message}", path, isTransient: true, error));
        }

        var meaning = driver.MapError(error);
        var shown = meaning.HidesError ? error.InnerException : error;
        return new(Error(meaning.Code, meaning.Message, path, meaning.IsTransient, shown), meaning.RetryAfter, meaning.HadNoEffect);
    }

    private async Task MakeContainerAsync(CancellationToken cancellationToken)
    {
        await _making.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_containerIsThere)
            {
                await _pipeline.ExecuteAsync(
                    new RequestState("make_container", null),
                    async token =>
                    {
                        await driver.EnsureContainerAsync(token).ConfigureAwait(false);
                        return true;
                    },
                    error => ExplainAttempt(error, null),
                    cancellationToken).ConfigureAwait(false);
                _containerIsThere = true;
            }
        }
        finally
        {
            _making.Release();
        }
    }
}
