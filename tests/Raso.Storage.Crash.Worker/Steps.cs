using System.Globalization;
using System.Runtime.InteropServices;

namespace Raso.Storage.Crash.Worker;

/// <summary>Numbers what the worker does, one call to the file system or the catalogue after the other, and stops or kills the process before the one that was asked for.</summary>
internal sealed partial class Steps : IDisposable
{
    private const int SigKill = 9;
    private const int SigStop = 19;

    // How long a stop waits for a renewal: one may be waiting for a row that this very step has locked.
    private static readonly TimeSpan RenewalLimit = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _renewing = new(1, 1);
    private readonly Queue<Order> _orders;
    private int _count;
    private int _named;

    private Steps(IEnumerable<Order> orders) => _orders = new Queue<Order>(orders);

    /// <summary>Reads orders, one after the other with commas between: <c>kill:120</c> (before step 120), <c>stop:fs rename:2</c> (before the second step of that name), <c>run</c> or <c>random</c> (until killed).</summary>
    public static Steps Parse(string orders) => new(orders.Split(',').Where(order => order is not ("run" or "random")).Select(order =>
    {
        var words = order.Split(':');
        return new Order(
            words[0] switch
            {
                "kill" => SigKill,
                "stop" => SigStop,
                _ => throw new ArgumentException($"No order: {order}", nameof(orders)),
            },
            int.Parse(words[^1], CultureInfo.InvariantCulture),
            words.Length > 2 ? words[1] : null);
    }));

    /// <summary>Renews a lease. The process is not stopped in the middle of it: on SQLite nobody could write then until it goes on.</summary>
    public async Task<T> RenewAsync<T>(Func<Task<T>> renew, CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken);
        try
        {
            return await renew();
        }
        finally
        {
            _renewing.Release();
        }
    }

    /// <summary>Counts a step that is about to be made.</summary>
    public void Next(string name)
    {
        lock (_gate)
        {
            if (!_orders.TryPeek(out var order))
            {
                return;
            }

            _count++;
            if (name == order.Name)
            {
                _named++;
            }

            if ((order.Name is null ? _count : name == order.Name ? _named : 0) == order.Number)
            {
                _named = 0;
                _orders.Dequeue();
                Telling.Tell($"# step {_count} {name}");
                Send(order.Signal);
            }
        }
    }

    public void Dispose() => _renewing.Dispose();

    private void Send(int signal)
    {
        var waited = signal == SigStop && _renewing.Wait(RenewalLimit);
        if (Kill(Environment.ProcessId, signal) != 0)
        {
            throw new InvalidOperationException("The signal could not be sent.");
        }

        if (waited)
        {
            _renewing.Release();
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private sealed record Order(int Signal, int Number, string? Name);
}
