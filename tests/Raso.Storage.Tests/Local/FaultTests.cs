namespace Raso.Storage.Local;

public sealed class FaultTests
{
    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public Task Put_DiskFullAtEachCall_OldFileIsIntact(LocalSetup setup) =>
        RunAsync(setup, "kept/a", bench => bench.PutAsync("kept/a", "new content"));

    [Theory]
    [MemberData(nameof(Setups))]
    public Task Put_IfMatchAndDiskFullAtEachCall_OldFileIsIntact(LocalSetup setup) =>
        RunAsync(setup, "kept/a", async bench =>
        {
            var stored = await bench.Driver.HeadAsync("kept/a", LocalBench.Token);
            await bench.PutAsync("kept/a", "new content", new WriteCondition(false, stored!.ETag));
        });

    [Theory]
    [MemberData(nameof(Setups))]
    public Task Put_InNewFoldersAndDiskFullAtEachCall_LeavesNothing(LocalSetup setup) =>
        RunAsync(setup, "new/er/b", bench => bench.PutAsync("new/er/b", "new content", new WriteCondition(true, null)));

    [Theory]
    [MemberData(nameof(Setups))]
    public Task Copy_DiskFullAtEachCall_LeavesNothing(LocalSetup setup) =>
        RunAsync(setup, "new/er/b", async bench =>
        {
            var source = await bench.Driver.HeadAsync("kept/a", LocalBench.Token);
            await bench.Driver.CopyAsync(
                new CopyRequest("kept/a", source!.ETag, "new/er/b", new ObjectDescription { ContentType = "text/plain" }, false), LocalBench.Token);
        });

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_TooManyOpenFiles_IsTransient(LocalSetup setup)
    {
        var isFailing = false;
        using var bench = new LocalBench(setup, files => new HookedFileSystem(files, call =>
        {
            if (isFailing && call.Name == "create")
            {
                throw LinuxFileSystem.Error(24, "make the file", call.Path);
            }
        }));
        await bench.PutAsync("a", "old");

        isFailing = true;
        var error = await bench.FailAsync(() => bench.PutAsync("a", "new"));

        error.Code.Should().Be(StorageErrorCode.ResourceExhausted);
        error.IsTransient.Should().BeTrue();
        (await bench.ReadAsync("a")).Should().Be("old");
    }

    /// <summary>Fails the first call of an operation, then the second, and so on until the operation succeeds; after each failure nothing may have changed.</summary>
    private static async Task RunAsync(LocalSetup setup, string target, Func<LocalBench, Task> act)
    {
        var failures = 0;
        for (var failing = 1; ; failing++)
        {
            var left = int.MaxValue;
            var failed = "";
            using var bench = new LocalBench(setup, files => new HookedFileSystem(files, call =>
            {
                if (--left == 0)
                {
                    failed = call.ToString();
                    throw LinuxFileSystem.Error(28, call.Name, call.Path);
                }
            }));
            await bench.PutAsync("kept/a", "old", description: new ObjectDescription { ContentType = "text/old" });
            var before = (Tree: bench.Tree(), Sidecars: bench.Sidecars(), Info: await bench.Driver.HeadAsync(target, LocalBench.Token));

            left = failing;
            LocalFileException? error = null;
            try
            {
                await act(bench);
            }
            catch (LocalFileException exception)
            {
                error = exception;
            }

            var hasFailed = left <= 0;
            left = int.MaxValue;
            bench.Temporaries().Should().BeEmpty($"of failing {failed}");
            var after = await bench.Driver.HeadAsync(target, LocalBench.Token);
            if (error is null || error.Fault == FileFault.OutcomeUnknown)
            {
                // Only the call that tells that the name is on the disk may fail with the new file in place.
                (error is null || failed.StartsWith("sync-folder", StringComparison.Ordinal)).Should().BeTrue($"of failing {failed}");
                after!.Description.ContentType.Should().Be("text/plain");
            }
            else
            {
                failures++;
                bench.Driver.MapError(error).Code.Should().Be(StorageErrorCode.ResourceExhausted, $"of failing {failed}");
                after.Should().BeEquivalentTo(before.Info, $"of failing {failed}");
                bench.Tree().Should().Equal(before.Tree, $"of failing {failed}");
                bench.Sidecars().Should().BeEquivalentTo(before.Sidecars, $"of failing {failed}");
                (await bench.ReadAsync("kept/a")).Should().Be("old");
            }

            if (!hasFailed)
            {
                failures.Should().BeGreaterThan(5);
                return;
            }
        }
    }
}
