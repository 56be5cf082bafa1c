using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Cancels calls at one of their requests or after a random part of their time: they end cancelled and soon, or did their work; nothing is half done or left behind.</summary>
internal sealed class CancellationRun(CampaignBench bench)
{
    private static readonly CancelledCall[] Calls = Enum.GetValues<CancelledCall>();
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<CancelledCall, double> _took = new();
    private readonly ConcurrentBag<double> _delays = [];
    private int _done;

    public string Summary
    {
        get
        {
            var sorted = _delays.Order().ToList();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{sorted.Count} ended cancelled, {_done} had done their work; delay median {At(sorted, 0.5):0.0} ms, 99% {At(sorted, 0.99):0.0} ms, most {At(sorted, 1):0.0} ms");
        }
    }

    public int Cancelled => _delays.Count;

    public async Task StepAsync(Random random, int number)
    {
        var call = Calls[number % Calls.Length];
        var folder = bench.Folder(number);
        StoragePath path = folder + "file", other = folder + "other";
        var (bytes, old) = (new byte[call == CancelledCall.StoreInParts ? bench.Cloud.SeveralPartsLength : 1 + random.Next(200_000)], new byte[3_000]);
        random.NextBytes(bytes);
        random.NextBytes(old);
        await bench.PutAsync(other, old);
        if (call is CancelledCall.StoreOver or CancelledCall.Delete)
        {
            await bench.PutAsync(path, old);
        }

        using var cancel = new CancellationTokenSource();
        var at = random.Next(2) == 0 ? 1 + random.Next(3) : 0;
        var requests = 0;
        var cancelledAt = 0L;
        await using var proxy = new HttpFaultProxy(bench.Cloud.Endpoint, new HttpFaultPlan(new HttpFault(), _ =>
        {
            if (Interlocked.Increment(ref requests) == at)
            {
                Cancel();
            }

            return false;
        }));
        await using var backend = bench.Cloud.CreateBackend(proxy.Endpoint, CampaignBench.Quicken, bench.Pool);
        var started = Stopwatch.GetTimestamp();
        using var timer = at > 0 ? null : new Timer(
            _ => Cancel(), null, TimeSpan.FromMilliseconds(_took.GetValueOrDefault(call, 10) * random.NextDouble() * 1.2), Timeout.InfiniteTimeSpan);

        var error = await Record.ExceptionAsync(async () => await Task.Run(
            () => CallAsync(backend, call, path, other, bytes, cancel.Token)).WaitAsync(Deadline, TimeProvider.System));

        var what = $"{call} cancelled {(at > 0 ? $"at request {at}" : "after a time")}";
        if (error is null)
        {
            _took[call] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            Interlocked.Increment(ref _done);
        }
        else
        {
            error.Should().BeAssignableTo<OperationCanceledException>(what);
            cancel.IsCancellationRequested.Should().BeTrue(what);
            _delays.Add(Stopwatch.GetElapsedTime(cancelledAt).TotalMilliseconds);
        }

        await JudgeAsync(call, path, other, error is null, bytes, old);
        await bench.RequireOnlyAsync(folder, path, other);

        void Cancel()
        {
            if (Interlocked.CompareExchange(ref cancelledAt, Stopwatch.GetTimestamp(), 0) == 0)
            {
                // Not on this thread: what hears of the cancellation may take its time.
                _ = Task.Run(() =>
                {
                    try
                    {
                        cancel.Cancel();
                    }
                    catch (ObjectDisposedException)
                    {
                        // The call has ended already.
                    }
                });
            }
        }
    }

    private async Task JudgeAsync(CancelledCall call, StoragePath path, StoragePath other, bool done, byte[] bytes, byte[] old)
    {
        byte[]?[] mayHold = call switch
        {
            CancelledCall.Store or CancelledCall.StoreInParts => done ? [bytes] : [null, bytes],
            CancelledCall.StoreOver => done ? [bytes] : [old, bytes],
            CancelledCall.Copy => done ? [old] : [null, old],
            CancelledCall.Delete => done ? [null] : [null, old],
            _ => [null],
        };
        await bench.RequireHoldsAsync(path, mayHold);
        await bench.RequireHoldsAsync(other, [old]);
    }

    private static async Task CallAsync(CloudStorageBackend backend, CancelledCall call, StoragePath path, StoragePath other, byte[] bytes, CancellationToken token)
    {
        switch (call)
        {
            case CancelledCall.Store or CancelledCall.StoreOver or CancelledCall.StoreInParts:
                await backend.StoreAsync(path, FileContent.FromBytes(bytes), null, token);
                break;
            case CancelledCall.Copy:
                // What cannot be copied by the store cannot be cancelled either.
                await (backend.Capabilities.Copy ? backend.CopyAsync(other, path, null, token) : backend.StoreAsync(path, FileContent.FromBytes(await backend.RetrieveBytesAsync(other, token)), null, token));
                break;
            case CancelledCall.Delete:
                await backend.DeleteAsync(path, token);
                break;
            case CancelledCall.Retrieve:
                (await backend.RetrieveBytesAsync(other, token)).Should().HaveCount(3_000);
                break;
            case CancelledCall.Info:
                (await backend.GetInfoAsync(other, token)).Should().NotBeNull();
                break;
            default:
                (await backend.ListAsync(new ListOptions { Prefix = other.Value }, token).ToListAsync(token)).Should().ContainSingle();
                break;
        }
    }

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * part)];
}
