using System.Text.RegularExpressions;
using Raso.Storage.Crash.Worker;

namespace Raso.Storage.Crash.Tests;

/// <summary>A seed and the number of a step run the same kill again.</summary>
public sealed partial class ReplayTests
{
    [Fact]
    public async Task Kill_SameSeedAndStep_ComesAfterTheSameCalls()
    {
        var first = await ToldAsync(new Order(Seed: 5, Step: 700, default));
        var second = await ToldAsync(new Order(Seed: 5, Step: 700, default));

        first.Should().Equal(second).And.Contain(line => line.StartsWith("# step 700 ", StringComparison.Ordinal));
    }

    private static async Task<List<string>> ToldAsync(Order order)
    {
        await using var catalogue = await CrashCatalogue.CreateAsync("sqlite");
        using var worker = await order.RunAsync(catalogue.Settings);
        return [.. worker.Told.Select(line => Ids().Replace(line, "ID"))];
    }

    // Keys are made from the time.
    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Ids();
}
