namespace Raso.Storage.Local;

/// <summary>A name that is taken only if it is free goes to one of those who want it at the same time.</summary>
public sealed class ExclusiveNameTests
{
    private const int Writers = 4;
    private const int Rounds = 500;

    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Rename_OfManyToOneFreeName_GivesItToOne(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        using var folder = bench.Files.OpenRoot(bench.Root, create: true);
        using var start = new Barrier(Writers);
        var winners = new int[Rounds];

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Factory.StartNew(
            () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    var name = $"{round}-{writer}";
                    bench.Files.CreateFile(folder, name).Dispose();
                    start.SignalAndWait(LocalBench.Token);
                    if (Take(bench.Files, folder, name, $"{round}"))
                    {
                        Interlocked.Increment(ref winners[round]);
                    }
                }
            },
            LocalBench.Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        winners.Should().OnlyContain(count => count == 1);
        Directory.EnumerateFiles(bench.Root).Should().HaveCount(Rounds * Writers);
    }

    private static bool Take(IFileSystem files, Folder folder, string name, string wanted)
    {
        try
        {
            files.Rename(folder, name, folder, wanted, replace: false);
            return true;
        }
        catch (LocalFileException error) when (error.Fault == FileFault.Exists)
        {
            return false;
        }
    }
}
