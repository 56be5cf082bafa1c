using System.Globalization;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Local.Hostile;

/// <summary>Folders and files are swapped for links while calls run. Only Linux has calls relative to folder handles, so that only there the race is closed.</summary>
public sealed class LinkRaceTests
{
    public static TheoryData<LocalSetup> Setups => [LocalSetup.LinuxAttributes, LocalSetup.LinuxSidecars];

    [Theory]
    [MemberData(nameof(Setups))]
    public Task Operations_WhileFoldersAreSwappedForLinks_StayInTheRoot(LocalSetup setup) => RunAsync(setup, 300);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Setups))]
    public Task Operations_WhileFoldersAreSwappedTenThousandTimes_StayInTheRoot(LocalSetup setup) => RunAsync(setup, 10_000);

    private static async Task RunAsync(LocalSetup setup, int races)
    {
        var setting = Environment.GetEnvironmentVariable("RASO_TEST_SEED");
        var seed = setting is null ? Random.Shared.Next() : int.Parse(setting, CultureInfo.InvariantCulture);
        var random = new Random(seed);
        using var bench = new LocalBench(setup);
        var guarded = new GuardedFolder(bench.Outside);
        var backend = BackendUnderTest.Over(bench.Driver);
        await bench.PutAsync("source", "inside");
        await bench.PutAsync("a/b/c/secret", "inside");
        using var swapper = new LinkSwapper(bench.Root, guarded.Path, seed);
        var swapping = Task.Run(swapper.Run, LocalBench.Token);

        var operations = Operations.OfPaths.Concat(Operations.OfTexts).ToList();
        string[] paths = ["a/b/c/secret", "a/b/secret", "a/secret", "a/c/secret"];
        int calls = 0, done = 0;
        while (calls < races || swapper.Swaps < races)
        {
            var (method, call) = operations[random.Next(operations.Count)];
            try
            {
                (await call(backend, paths[random.Next(paths.Length)])).Should().NotContain(GuardedFolder.Secret, "{0} reads nothing from outside, seed {1}", method, seed);
                done++;
            }
            catch (StorageException)
            {
                // A folder was aside, or a link in its place; only where bytes went and came from counts.
            }

            calls++;
        }

        swapper.Stop();
        await swapping;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed} (RASO_TEST_SEED): {swapper.Swaps} swaps, {calls} calls, {done} of them succeeded");
        guarded.Check($"seed {seed}");
        done.Should().BePositive("a run in which every call fails shows nothing");
    }
}
