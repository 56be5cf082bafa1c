using Raso.Storage.Processes;

namespace Raso.Storage.Local;

/// <summary>The id that a root carries.</summary>
public sealed class IdentityTests
{
    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task GetIdentity_OfOneRoot_IsTheSameForEachDriver(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        using var other = new LocalBench(setup);

        var first = await bench.Driver.GetIdentityAsync(LocalBench.Token);

        bench.Driver.Dispose();
        using var driver = bench.OpenAnother();
        (await driver.GetIdentityAsync(LocalBench.Token)).Should().Be(first);
        (await other.Driver.GetIdentityAsync(LocalBench.Token))!.Id.Should().NotBe(first!.Id);
        first.Location.Should().StartWith("file://").And.EndWith(bench.Root);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task GetIdentity_OfADriverThatFindsTheRecord_SyncsItFirst(LocalSetup setup)
    {
        var calls = new List<string>();
        using var bench = new LocalBench(setup, files => new HookedFileSystem(files, call => calls.Add($"{call.Name} {call.Path}")));
        await bench.Driver.EnsureContainerAsync(LocalBench.Token);
        calls.Clear();
        using var driver = bench.OpenAnother();

        await driver.GetIdentityAsync(LocalBench.Token);

        calls.LastIndexOf("sync-folder .raso").Should().BeGreaterThan(calls.LastIndexOf("open .raso/root.json"));
    }

    [Fact]
    public async Task GetIdentity_ManyDriversAtOnce_AgreeOnOne()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        var drivers = Enumerable.Range(0, 20).Select(_ => bench.OpenAnother()).ToList();

        var identities = await Task.WhenAll(drivers.Select(driver => driver.GetIdentityAsync(LocalBench.Token)));

        identities.Distinct().Should().ContainSingle();
        drivers.ForEach(driver => driver.Dispose());
    }

    [Fact]
    public async Task GetIdentity_ManyProcessesAtOnce_AgreeOnOne()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        var processes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LocalProcess.StartAsync(LocalJobs.Identity, bench.Root)));
        try
        {
            await Task.WhenAll(processes.Select(process => process.GoAsync()));
            var identities = await Task.WhenAll(processes.Select(process => process.ReadLineAsync()));

            identities.Distinct().Should().ContainSingle().Which.Should().StartWith("raso-root:");
        }
        finally
        {
            Array.ForEach(processes, process => process.Dispose());
        }
    }

    [Fact]
    public async Task Open_ARecordWithoutAnId_IsCorrupted()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        Directory.CreateDirectory(Path.Combine(bench.Root, ".raso"));
        await File.WriteAllTextAsync(
            Path.Combine(bench.Root, ".raso", "root.json"), """{"format":1,"descriptions":"Attributes"}""", LocalBench.Token);

        var error = await bench.FailAsync(() => bench.Driver.GetIdentityAsync(LocalBench.Token));

        error.Code.Should().Be(StorageErrorCode.Corrupted);
        error.Message.Should().Contain(bench.Root).And.Contain("root.json");
    }
}
