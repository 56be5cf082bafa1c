using Polly;
using Polly.Simmy;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Puts Polly's chaos around a driver: calls that fail before they are made, answers that are lost after the work was done, bodies that break, and delays.</summary>
internal sealed class ChaosDriver : IStorageDriver, IAsyncDisposable
{
    private readonly IStorageDriver _inner;
    private readonly ResiliencePipeline _before;
    private readonly ResiliencePipeline _after;
    private readonly double _rate;
    private readonly Func<double> _random;
    private int _faults;
    private int _calls;

    /// <summary>Initializes a driver.</summary>
    /// <param name="inner">The driver that does the work.</param>
    /// <param name="rate">The share of calls that meet a fault, half of them before the work and half after it.</param>
    /// <param name="random">Gives numbers from 0 to 1, on any thread.</param>
    public ChaosDriver(IStorageDriver inner, double rate, Func<double> random)
    {
        (_inner, _rate, _random) = (inner, rate, random);
        _before = new ResiliencePipelineBuilder()
            .AddChaosLatency(new ChaosLatencyStrategyOptions { InjectionRate = rate, Latency = TimeSpan.FromMilliseconds(15), Randomizer = random })
            .AddChaosFault(Fault("The connection was refused by chaos."))
            .Build();
        _after = new ResiliencePipelineBuilder().AddChaosFault(Fault("The answer was lost by chaos.")).Build();
    }

    /// <summary>Gets how many faults were injected.</summary>
    public int Faults => Volatile.Read(ref _faults);

    /// <summary>Gets how many calls were made.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public DriverTraits Traits => _inner.Traits;

    public Uri GetUri(StoragePath path) => _inner.GetUri(path);

    public DriverError MapError(Exception exception) => _inner.MapError(exception);

    public Task<StorageIdentity?> GetIdentityAsync(CancellationToken cancellationToken) => _inner.GetIdentityAsync(cancellationToken);

    public Task EnsureContainerAsync(CancellationToken cancellationToken) => _inner.EnsureContainerAsync(cancellationToken);

    public Task<ObjectInfo> PutAsync(PutRequest request, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.PutAsync(request, token), cancellationToken);

    public Task<string> BeginUploadAsync(BeginUploadRequest request, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.BeginUploadAsync(request, token), cancellationToken);

    public Task<UploadedPart> UploadPartAsync(UploadPartRequest request, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.UploadPartAsync(request, token), cancellationToken);

    public Task<ObjectInfo> CompleteUploadAsync(CompleteUploadRequest request, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.CompleteUploadAsync(request, token), cancellationToken);

    public Task AbortUploadAsync(StoragePath path, string uploadId, CancellationToken cancellationToken) =>
        RunAsync(token => Counted(_inner.AbortUploadAsync(path, uploadId, token)), cancellationToken);

    public Task<UploadPage> ListUploadsAsync(string prefix, string? continuation, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.ListUploadsAsync(prefix, continuation, token), cancellationToken);

    public async Task<ObjectContent> GetAsync(GetRequest request, CancellationToken cancellationToken)
    {
        var found = await RunAsync(token => _inner.GetAsync(request, token), cancellationToken);
        if (_random() >= _rate)
        {
            return found;
        }

        Interlocked.Increment(ref _faults);
        return found with { Content = new BreakingBody(found.Content, (long)(_random() * found.Info.Length)) };
    }

    public Task<ObjectInfo?> HeadAsync(StoragePath path, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.HeadAsync(path, token), cancellationToken);

    public Task<ListPage> ListPageAsync(ListPageRequest request, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.ListPageAsync(request, token), cancellationToken);

    public Task DeleteAsync(StoragePath path, CancellationToken cancellationToken) =>
        RunAsync(token => Counted(_inner.DeleteAsync(path, token)), cancellationToken);

    public Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteManyAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.DeleteManyAsync(paths, token), cancellationToken);

    public Task<ObjectInfo> CopyAsync(CopyRequest request, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.CopyAsync(request, token), cancellationToken);

    public Task<ObjectInfo> AnnotateAsync(AnnotateRequest request, CancellationToken cancellationToken) =>
        RunAsync(token => _inner.AnnotateAsync(request, token), cancellationToken);

    public Task SetTierAsync(StoragePath path, string tier, CancellationToken cancellationToken) =>
        RunAsync(token => Counted(_inner.SetTierAsync(path, tier, token)), cancellationToken);

    public Task<SignedUrl> SignAsync(StoragePath path, SignedUrlOptions options, CancellationToken cancellationToken) =>
        _inner.SignAsync(path, options, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_inner is IAsyncDisposable inner)
        {
            await inner.DisposeAsync();
        }
        else
        {
            (_inner as IDisposable)?.Dispose();
        }
    }

    private static async Task<bool> Counted(Task call)
    {
        await call;
        return true;
    }

    private ChaosFaultStrategyOptions Fault(string message) => new()
    {
        InjectionRate = _rate / 2,
        Randomizer = _random,
        FaultGenerator = new FaultGenerator().AddException(() => new HttpRequestException(message, new IOException(message))),
        OnFaultInjected = _ =>
        {
            Interlocked.Increment(ref _faults);
            return ValueTask.CompletedTask;
        },
    };

    private async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        var answer = await _before.ExecuteAsync(async token => await call(token), cancellationToken);
        try
        {
            await _after.ExecuteAsync(static _ => ValueTask.CompletedTask, cancellationToken);
            return answer;
        }
        catch (HttpRequestException) when (answer is ObjectContent content)
        {
            await content.Content.DisposeAsync();
            throw;
        }
    }
}
