using Raso.Storage.Clouds.Tests.Faults;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Many creators of one path: one wins, the others learn that it exists, and what is there is the winner's.</summary>
internal static class CreatorsRun
{
    private const int Creators = 100;

    /// <summary>Stores create-only, small or in parts.</summary>
    public static async Task StoreAsync(CloudUnderTest cloud, bool inParts)
    {
        await using var bench = await CampaignBench.StartAsync(cloud);
        var can = bench.Backend.Capabilities;
        StoragePath path = bench.Folder(0) + "file";
        // Each has bytes of its own.
        var contents = Enumerable.Range(0, Creators).Select(number => Content(number, inParts ? cloud.SeveralPartsLength : 2_000)).ToList();
        var outcomes = await RaceAsync(number => bench.Backend.StoreAsync(
            path, FileContent.FromBytes(contents[number]), new StoreOptions { CreateOnly = true }, TestContext.Current.CancellationToken));
        await JudgeAsync(bench, path, inParts ? can.ConditionalComplete : can.ConditionalPut, outcomes, number => contents[number]);
    }

    /// <summary>Copies create-only, each from a file of its own.</summary>
    public static async Task CopyAsync(CloudUnderTest cloud)
    {
        await using var bench = await CampaignBench.StartAsync(cloud);
        StoragePath path = bench.Folder(0) + "file";
        var contents = Enumerable.Range(0, Creators).Select(number => Content(number, 500)).ToList();
        await Parallel.ForEachAsync(Enumerable.Range(0, Creators), async (number, _) => await bench.PutAsync($"{bench.Folder(1)}{number}", contents[number]));
        var outcomes = await RaceAsync(number => bench.Backend.CopyAsync(
            $"{bench.Folder(1)}{number}", path, new CopyOptions { CreateOnly = true }, TestContext.Current.CancellationToken));
        await JudgeAsync(bench, path, bench.Backend.Capabilities.ConditionalCopy, outcomes, number => contents[number]);
    }

    private static async Task<Exception?[]> RaceAsync(Func<int, Task> create)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var racing = Enumerable.Range(0, Creators).Select(async number =>
        {
            await start.Task;
            return await Record.ExceptionAsync(() => create(number));
        }).ToList();
        start.SetResult();
        return await Task.WhenAll(racing);
    }

    private static async Task JudgeAsync(CampaignBench bench, StoragePath path, bool isOffered, Exception?[] outcomes, Func<int, byte[]> content)
    {
        if (!isOffered)
        {
            outcomes.Should().AllSatisfy(error => error.Should().BeOfType<StorageException>().Which.Code.Should().Be(StorageErrorCode.NotSupported));
            await bench.RequireHoldsAsync(path, [null]);
            return;
        }

        var codes = outcomes.Select(error => error switch
        {
            null => "won",
            StorageException failure => failure.Code.ToString(),
            _ => error.GetType().Name,
        }).CountBy(code => code).ToDictionary();
        codes.Should().BeEquivalentTo(new Dictionary<string, int> { ["won"] = 1, [nameof(StorageErrorCode.AlreadyExists)] = Creators - 1 });
        await bench.RequireHoldsAsync(path, content(Array.IndexOf(outcomes, null)));
        await bench.RequireOnlyAsync(bench.Folder(0), path);
    }

    private static byte[] Content(int number, int length)
    {
        var bytes = new byte[length];
        new Random(number).NextBytes(bytes);
        return bytes;
    }
}
