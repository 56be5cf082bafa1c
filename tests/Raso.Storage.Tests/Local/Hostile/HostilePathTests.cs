using System.Globalization;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Local.Hostile;

public sealed class HostilePathTests
{
    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Fact]
    public void Paths_OfTheCampaign_AreFiveHundredAndMore()
    {
        (HostilePaths.Refused.Count + HostilePaths.Taken.Count).Should().BeGreaterThan(600);
        HostilePaths.Taken.Should().HaveCountGreaterThan(200).And.OnlyContain(text => IsPath(text));
    }

    [Fact]
    public void Operations_OfTheCampaign_AreAllThatTakeAPath() =>
        typeof(ICloudStorageBackend).GetMethods().Where(method => !method.IsSpecialName && method.GetParameters().Length > 1).Select(method => method.Name).Distinct()
            .Should().BeEquivalentTo(Operations.OfPaths.Concat(Operations.OfTexts).Select(operation => operation.Method).Distinct());

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task EveryOperation_OfATextThatIsNoPath_IsRefusedByTheRuleItBreaks(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var guarded = new GuardedFolder(bench.Outside);
        var backend = BackendUnderTest.Over(bench.Driver);
        await bench.PutAsync("source", "inside");
        var before = bench.Tree();

        foreach (var (text, rule) in HostilePaths.Refused)
        {
            foreach (var (method, call) in Operations.OfPaths)
            {
                var error = await Record.ExceptionAsync(() => call(backend, text));
                error.Should().BeOfType<StoragePathException>("of {0}", method).Which.Rule.Should().Be(rule, "of {0}", Shown(text));
            }

            foreach (var (method, call) in Operations.OfTexts)
            {
                // A prefix and a start are any text; they find what begins so, or comes after, and nothing else.
                (await call(backend, text)).Split('\n').Should().OnlyContain(found => found == "" || found == "source" || found == "0", "of {0} with {1}", method, Shown(text));
            }
        }

        bench.Tree().Should().Equal(before);
        guarded.Check("texts that are no paths");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public Task EveryOperation_OfADangerousPath_IsAFileBelowTheRoot(LocalSetup setup) => RunAsync(setup, 30);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Setups))]
    public Task EveryOperation_OfEveryDangerousPath_IsAFileBelowTheRoot(LocalSetup setup) => RunAsync(setup, int.MaxValue);

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Drivers_GivenUploadIdsFromOutside_AbortNothingElse(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        var guarded = new GuardedFolder(bench.Outside);
        await bench.PutAsync("source", "inside");
        const string head = "1-1-01a20517829173adaee5ba27d4835e03-";
        var before = bench.Tree();

        foreach (var id in HostilePaths.Refused.Select(path => path.Text).Where(text => text.Length < 5000).Concat(HostilePaths.Taken)
                     .SelectMany(text => (string[])[text, head + text]).Concat(["../root.json", "../../source", $"{head}../../../outside/secret"]))
        {
            var error = await Record.ExceptionAsync(() => bench.Driver.AbortUploadAsync("source", id, LocalBench.Token));
            if (error is not null)
            {
                bench.Driver.MapError(error).Code.Should().Be(StorageErrorCode.InvalidArgument, "of {0}", Shown(id));
            }
        }

        bench.Tree().Should().Equal(before);
        File.Exists(Path.Combine(bench.Root, ".raso", "root.json")).Should().BeTrue();
        guarded.Check("upload ids");
    }

    private static async Task RunAsync(LocalSetup setup, int count)
    {
        var setting = Environment.GetEnvironmentVariable("RASO_TEST_SEED");
        var seed = setting is null ? Random.Shared.Next() : int.Parse(setting, CultureInfo.InvariantCulture);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed} (RASO_TEST_SEED)");
        string[] paths = [.. HostilePaths.Taken];
        new Random(seed).Shuffle(paths);
        using var bench = new LocalBench(setup);
        var guarded = new GuardedFolder(bench.Outside);
        var backend = BackendUnderTest.Over(bench.Driver);

        foreach (var path in paths.Take(count))
        {
            await bench.PutAsync("source", "inside");
            foreach (var (method, call) in Operations.OfPaths.Concat(Operations.OfTexts))
            {
                var error = await Record.ExceptionAsync(() => call(backend, path));
                if (error is not null)
                {
                    error.Should().BeOfType<StorageException>("of {0} with {1}, seed {2}", method, Shown(path), seed).Which.Code.Should().BeOneOf(
                        StorageErrorCode.NotSupported, StorageErrorCode.AlreadyExists, StorageErrorCode.InvalidArgument);
                }

                if (method == nameof(ICloudStorageBackend.StoreAsync))
                {
                    File.ReadAllText(Path.Combine(bench.Root, path)).Should().Be("inside", "the file stands where its path says, of {0}", Shown(path));
                }
            }

            await backend.DeleteAsync("copied", LocalBench.Token);
            bench.Tree().Should().Equal(["source"], "nothing else is left of {0}, seed {1}", Shown(path), seed);
        }

        guarded.Check($"seed {seed}");
    }

    private static bool IsPath(string text) => StoragePath.TryParse(text, out _);

    private static string Shown(string text) => Uri.EscapeDataString(text.Length > 80 ? text[..80] : text);
}
