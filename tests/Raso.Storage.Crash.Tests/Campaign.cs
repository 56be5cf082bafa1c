using System.Globalization;

namespace Raso.Storage.Crash.Tests;

/// <summary>How long a campaign is, and what it repeats.</summary>
/// <param name="Kills">The number of kills; RASO_TEST_KILLS overrides it.</param>
/// <param name="Seed">Decides about all orders; RASO_TEST_SEED sets it.</param>
/// <param name="Orders">The one batch to run instead, from RASO_TEST_WORKERS.</param>
internal sealed record Campaign(int Kills, int Seed, List<Order>? Orders)
{
    public const int BatchSize = 10;

    public static Campaign Short => Create(200);

    public static Campaign Long => Create(1000);

    public static Campaign ShortFilms => Create(40);

    public static Campaign LongFilms => Create(1000);

    private static Campaign Create(int kills) => new(
        Setting("RASO_TEST_KILLS") ?? kills,
        Setting("RASO_TEST_SEED") ?? Environment.TickCount,
        Environment.GetEnvironmentVariable("RASO_TEST_WORKERS") is { Length: > 0 } text ? Order.ParseAll(text) : null);

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
