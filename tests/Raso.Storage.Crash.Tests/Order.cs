using System.Globalization;
using Raso.Storage.Crash.Worker;

namespace Raso.Storage.Crash.Tests;

/// <summary>What one worker is to do: its seed, and how it ends.</summary>
/// <param name="Seed">Decides what it does.</param>
/// <param name="Step">The number of the step before which it is killed.</param>
/// <param name="Delay">How long after its first call began it is killed, where no step is given.</param>
internal sealed record Order(int Seed, int? Step, TimeSpan Delay)
{
    // One of each call takes about 650 steps; what comes after them is another mixture of the same.
    private const int MaxStep = 800;
    private const int MaxDelayMs = 1500;

    public static Order Create(Random random) => random.Next(2) == 0
        ? new Order(random.Next(), 1 + random.Next(MaxStep), default)
        : new Order(random.Next(), null, TimeSpan.FromMilliseconds(random.Next(MaxDelayMs)));

    /// <summary>Reads orders as they are written: <c>SEED:STEP</c> or <c>SEED@MILLISECONDS</c>, with commas.</summary>
    public static List<Order> ParseAll(string text) =>
    [
        .. text.Split(',', StringSplitOptions.TrimEntries).Select(word => word.Split(':', '@').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray() is var numbers
            && word.Contains(':', StringComparison.Ordinal)
                ? new Order(numbers[0], numbers[1], default)
                : new Order(numbers[0], null, TimeSpan.FromMilliseconds(numbers[1]))),
    ];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Seed}{(Step is { } step ? $":{step}" : $"@{Delay.TotalMilliseconds}")}");

    public async Task<WorkerProcess> RunAsync(CrashSettings settings, string variant = Variants.Sound)
    {
        var worker = WorkerProcess.Start(settings, Seed, Step is { } step ? $"kill:{step}" : "run", variant);
        try
        {
            await (Step is null ? worker.KillAfterAsync(Delay) : worker.WaitUntilKilledAsync());
            return worker;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }
}
