using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Local.Creators;

/// <summary>Of 100 that create one path, from one driver, several, or several processes, one wins.</summary>
public sealed class CreatorsTests : IDisposable
{
    private const int All = 100;
    private static readonly LocalDescriptions[] Kinds = [LocalDescriptions.Attributes, LocalDescriptions.Sidecar];
    private static readonly int[] DriverCounts = [1, 4, 100];

    private readonly string _folder = Directory.CreateTempSubdirectory("creators-").FullName;

    public static TheoryData<LocalDescriptions, int> Drivers => new(
        from descriptions in Kinds from drivers in DriverCounts select (descriptions, drivers));

    private string Root => Path.Combine(_folder, "root");

    [Theory]
    [MemberData(nameof(Drivers))]
    public async Task Create_HundredAtOnceOnSeveralDrivers_OneWins(LocalDescriptions descriptions, int drivers)
    {
        var backends = Enumerable.Range(0, drivers).Select(_ => CreatorsJob.Open(Root, descriptions)).ToList();

        var outcomes = (await Task.WhenAll(backends.Select(backend => CreatorsJob.CreateAsync(backend, "new/file", All / drivers)))).SelectMany(codes => codes).ToList();

        outcomes.Count(code => code is null).Should().Be(1);
        outcomes.Count(code => code == StorageErrorCode.AlreadyExists).Should().Be(All - 1);
        await AssertHoldsOneAsync(backends[0], "new/file", descriptions, files: 1);
        foreach (var backend in backends)
        {
            await backend.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(LocalDescriptions.Attributes, 3)]
    [InlineData(LocalDescriptions.Sidecar, 3)]
    public Task Create_HundredAtOnceInFourProcesses_OneWins(LocalDescriptions descriptions, int rounds) => RunProcessesAsync(descriptions, rounds);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(LocalDescriptions.Attributes, 200)]
    [InlineData(LocalDescriptions.Sidecar, 200)]
    public Task Create_HundredAtOnceInFourProcessesManyTimes_OneWinsEachTime(LocalDescriptions descriptions, int rounds) => RunProcessesAsync(descriptions, rounds);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task RunProcessesAsync(LocalDescriptions descriptions, int rounds)
    {
        const int Processes = 4;
        var workers = Enumerable.Range(0, Processes)
            .Select(_ => WorkerProcess.Start(null, CreatorsJob.Name, Root, descriptions.ToString(), $"{All / Processes}", $"{rounds}")).ToList();
        try
        {
            await using var backend = CreatorsJob.Open(Root, descriptions);
            for (var round = 0; round < rounds; round++)
            {
                // All of them wait at the start, so that they collide.
                foreach (var worker in workers)
                {
                    (await worker.ReadLineAsync()).Should().Be("ready");
                }

                await Task.WhenAll(workers.Select(worker => worker.GoAsync()));
                var told = await Task.WhenAll(workers.Select(worker => worker.ReadLineAsync()));
                var (won, lost) = (Sum(told, 0), Sum(told, 1));
                (won, lost).Should().Be((1, All - 1), $"of {string.Join(", ", told)}");
                await AssertHoldsOneAsync(backend, CreatorsJob.PathOf(round), descriptions, round + 1);
            }
        }
        finally
        {
            workers.ForEach(worker => worker.Dispose());
        }
    }

    private static int Sum(IEnumerable<string?> told, int column) =>
        told.Sum(line => int.Parse(line!.Split(' ')[column], System.Globalization.CultureInfo.InvariantCulture));

    private async Task AssertHoldsOneAsync(CloudStorageBackend backend, string path, LocalDescriptions descriptions, int files)
    {
        var bytes = await backend.RetrieveBytesAsync(path, TestContext.Current.CancellationToken);
        bytes.Should().HaveCount(2000);
        Directory.EnumerateFileSystemEntries(Path.Combine(Root, ".raso", "tmp")).Should().BeEmpty();
        if (descriptions == LocalDescriptions.Sidecar)
        {
            Directory.EnumerateFiles(Path.Combine(Root, ".raso", "meta"), "*", SearchOption.AllDirectories).Should().HaveCount(files, "those that lose take theirs away");
        }
    }
}
