using System.Globalization;

namespace Raso.Storage.Tests.Campaigns;

/// <summary>How long calls went on after they were cancelled.</summary>
internal sealed class CancelDelays
{
    private readonly Dictionary<string, (List<double> Milliseconds, int Cancelled)> _byOperation = new(StringComparer.Ordinal);

    /// <summary>Notes a call that was cancelled while it ran.</summary>
    /// <param name="operation">What was called.</param>
    /// <param name="delay">How long it went on; <see langword="null"/> where it had ended before, or may finish first what it had begun.</param>
    /// <param name="cancelled">Whether it ended cancelled.</param>
    public void Add(string operation, TimeSpan? delay, bool cancelled)
    {
        var (list, count) = _byOperation.GetValueOrDefault(operation, ([], 0));
        if (delay is { } time)
        {
            list.Add(time.TotalMilliseconds);
        }

        _byOperation[operation] = (list, count + (cancelled ? 1 : 0));
    }

    public int CancelledOf(string operation) => _byOperation.GetValueOrDefault(operation, ([], 0)).Cancelled;

    public override string ToString() => string.Join("; ", _byOperation.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry =>
    {
        var sorted = entry.Value.Milliseconds.Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Key}: {entry.Value.Cancelled} cancelled, delay median {At(sorted, 0.5):0.0} ms, 99% {At(sorted, 0.99):0.0} ms, most {At(sorted, 1):0.0} ms");
    }));

    private static double At(List<double> sorted, double part) => sorted.Count == 0 ? 0 : sorted[(int)((sorted.Count - 1) * part)];
}
