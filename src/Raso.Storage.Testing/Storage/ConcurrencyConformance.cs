using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What many callers at once see: whole files, one winner, and no lost change.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class ConcurrencyConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>While 16 writers replace one file, every reader sees one of its versions whole, with the metadata of that version.</summary>
    [Fact]
    public async Task Store_ManyWritersOfOnePath_ShowWholeVersionsOnly()
    {
        await PutVersionAsync(0);
        using var written = new CancellationTokenSource();
        var reading = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            do
            {
                await HoldsAVersionAsync();
            }
            while (!written.IsCancellationRequested);
        })).ToArray());

        await AtOnceAsync(16, async writer =>
        {
            for (var round = 1; round <= 3; round++)
            {
                await PutVersionAsync((writer * 3) + round);
            }
        });
        await written.CancelAsync();

        await reading;
        await HoldsAVersionAsync();
        Assert.Single(await ListAllAsync(new ListOptions { Prefix = Root }));
    }

    /// <summary>Of 100 that create one path, one wins and all others are told that it exists.</summary>
    [Fact]
    public async Task Store_ManyCreatorsOfOnePath_HaveOneWinner()
    {
        var codes = await CreateAtOnceAsync(100, creator => MakeBytes(1000, creator));

        await OneWonAsync(codes, Can.ConditionalPut, creator => MakeBytes(1000, creator));
    }

    /// <summary>Of several that create one path with several parts, one wins and all others are told that it exists.</summary>
    [Fact]
    public async Task Store_ManyCreatorsOfSeveralParts_HaveOneWinner()
    {
        var codes = await CreateAtOnceAsync(4, creator => MakeBytes(Harness.SeveralPartsLength, creator));

        await OneWonAsync(codes, Can.ConditionalComplete, creator => MakeBytes(Harness.SeveralPartsLength, creator));
    }

    /// <summary>Changes under the condition of the ETag are never lost: 8 workers count to 40 together.</summary>
    [Fact]
    public async Task Store_ManyChangesUnderIfMatch_LoseNone()
    {
        var start = await PutAsync("count", [0]);
        if (!Can.IfMatch)
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "count", () => PutAsync("count", [1], new StoreOptions { IfMatch = start.ETag }));
            return;
        }

        await AtOnceAsync(8, async _ =>
        {
            for (var done = 0; done < 5;)
            {
                var (info, bytes) = await ReadAsync("count");
                try
                {
                    await PutAsync("count", [(byte)(bytes[0] + 1)], new StoreOptions { IfMatch = info.ETag });
                    done++;
                }
                catch (StorageException exception) when (exception.Code == StorageErrorCode.PreconditionFailed)
                {
                    await Task.Yield();
                }
            }
        });

        await HoldsAsync("count", [40]);
    }

    /// <summary>Many readers of one file each get all of it.</summary>
    [Fact]
    public async Task Retrieve_ManyReadersOfOneFile_GetAllOfIt()
    {
        var bytes = MakeBytes(1_000_000);
        await PutAsync("file.bin", bytes);

        await AtOnceAsync(16, async reader =>
        {
            await HoldsAsync("file.bin", bytes);
            var (_, part) = await ReadAsync("file.bin", new RetrieveOptions { Range = new ByteRange(reader * 1000, 1000) });
            Assert.Equal(bytes[(reader * 1000)..((reader * 1000) + 1000)], part);
        });
    }

    /// <summary>Who has opened a file reads that very version to its end, though it is replaced meanwhile.</summary>
    [Fact]
    public async Task Retrieve_FileReplacedMeanwhile_GivesTheOldFileWhole()
    {
        var old = MakeBytes(Harness.SeveralPartsLength, 1);
        await PutAsync("file.bin", old);
        await using var file = await Backend.RetrieveAsync(At("file.bin"), null, Token);
        using var read = new MemoryStream();
        var head = new byte[1000];
        await file.Content.ReadExactlyAsync(head, Token);
        await read.WriteAsync(head, Token);

        await PutAsync("file.bin", MakeBytes(Harness.SeveralPartsLength, 2));
        await file.Content.CopyToAsync(read, Token);

        Assert.Equal(Sha256(old), Sha256(read.ToArray()));
        await HoldsAsync("file.bin", MakeBytes(Harness.SeveralPartsLength, 2));
    }

    /// <summary>While an upload is under way readers see the old file, and only then the new one.</summary>
    /// <param name="severalParts">Whether the new file has several parts.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retrieve_WhileAStoreIsUnderWay_GivesTheOldFile(bool severalParts)
    {
        await PutTextAsync("file.bin", "old");
        var bytes = MakeBytes(severalParts ? Harness.SeveralPartsLength : 100_000);
        using var source = new BlockedStream(bytes);
        var storing = Backend.StoreAsync(At("file.bin"), FileContent.FromStream(source), null, Token);
        await source.Blocked.WaitAsync(Token);

        await HoldsTextAsync("file.bin", "old");
        Assert.Equal([At("file.bin").Value], await ListPathsAsync(new ListOptions { Prefix = Root }));

        source.Release();
        await storing;
        await HoldsAsync("file.bin", bytes);
    }

    /// <summary>Files that come and go in one folder do not hinder each other, though the folder is empty now and then.</summary>
    [Fact]
    public async Task Store_AndDeleteInOneFolder_DoNotHinderEachOther()
    {
        await AtOnceAsync(8, async worker =>
        {
            for (var round = 0; round < 25; round++)
            {
                var name = $"folder/deeper/{worker}";
                await PutTextAsync(name, name);
                await HoldsTextAsync(name, name);
                await Backend.DeleteAsync(At(name), Token);
                Assert.Null(await Backend.GetInfoAsync(At(name), Token));
            }
        });

        Assert.Empty(await ListAllAsync(new ListOptions { Prefix = Root, FoldFolders = true }));
    }

    /// <summary>Many copies of one file at once are all whole.</summary>
    [Fact]
    public async Task Copy_ManyAtOnce_AreAllWhole()
    {
        var bytes = MakeBytes(200_000);
        await PutAsync("source.bin", bytes);

        await AtOnceAsync(8, async number =>
        {
            if (Can.Copy)
            {
                await Backend.CopyAsync(At("source.bin"), At($"copies/{number}"), null, Token);
                await HoldsAsync($"copies/{number}", bytes);
            }
            else
            {
                var error = await Assert.ThrowsAsync<StorageException>(
                    () => Backend.CopyAsync(At("source.bin"), At($"copies/{number}"), null, Token));
                Assert.Equal(StorageErrorCode.NotSupported, error.Code);
            }
        });
    }

    private static async Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> work)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var tasks = Enumerable.Range(0, count).Select(async number =>
        {
            await start.Task;
            return await work(number);
        }).ToArray();
        start.SetResult();
        return await Task.WhenAll(tasks);
    }

    private static Task<int[]> AtOnceAsync(int count, Func<int, Task> work) => AtOnceAsync(count, async number =>
    {
        await work(number);
        return number;
    });

    private Task<StoreResult[]> CreateAtOnceAsync(int count, Func<int, byte[]> content) => AtOnceAsync(count, async creator =>
    {
        try
        {
            await PutAsync("file.bin", content(creator), new StoreOptions { CreateOnly = true });
            return new StoreResult(creator, null);
        }
        catch (StorageException exception)
        {
            return new StoreResult(creator, exception.Code);
        }
    });

    private async Task OneWonAsync(StoreResult[] results, bool declared, Func<int, byte[]> content)
    {
        if (!declared)
        {
            Assert.All(results, result => Assert.Equal(StorageErrorCode.NotSupported, result.Error));
            await HoldsNothingAsync("file.bin");
            return;
        }

        var winner = Assert.Single(results, result => result.Error is null);
        Assert.All(results.Except([winner]), result => Assert.Equal(StorageErrorCode.AlreadyExists, result.Error));
        await HoldsAsync("file.bin", content(winner.Creator));
    }

    private static byte[] MakeVersion(int version) => MakeBytes(50_000 + (version * 1000), version);

    private Task<StoredFile> PutVersionAsync(int version) => PutAsync(
        "file.bin",
        MakeVersion(version),
        new StoreOptions { Metadata = new Dictionary<string, string> { ["version"] = $"{version}" } });

    private async Task HoldsAVersionAsync()
    {
        var (info, bytes) = await ReadAsync("file.bin");
        var expected = MakeVersion(int.Parse(info.Metadata["version"], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected.Length, info.Length);
        // A store may record the checksum of parts a moment after the file is there.
        Assert.Equal(Sha256(expected), info.Sha256 ?? Sha256(expected));
        Assert.True(expected.AsSpan().SequenceEqual(bytes), "A reader saw something other than one whole version.");
    }

    private sealed record StoreResult(int Creator, StorageErrorCode? Error);
}
