namespace Raso.Storage.Local;

public sealed class FaultTests
{
    private const int NoSpace = 28;
    private const int TooManyFiles = 24;
    private const int InputOutput = 5;
    // More than one buffer of the driver, so that it is written in steps.
    private const int Large = 1_200_000;

    private static readonly int[] Errors = [NoSpace, TooManyFiles, InputOutput];

    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    public static TheoryData<LocalSetup, int> Faults => new(
        from setup in Enum.GetValues<LocalSetup>() from error in Errors select (setup, error));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Put_FaultAtEachCall_OldFileIsIntact(LocalSetup setup, int error) =>
        RunAsync(setup, error, "kept/a", bench => bench.PutAsync("kept/a", "new content"));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Put_LargeFileAndFaultAtEachCall_OldFileIsIntact(LocalSetup setup, int error) =>
        RunAsync(setup, error, "kept/a", bench => bench.PutAsync("kept/a", new byte[Large]));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Put_IfMatchAndFaultAtEachCall_OldFileIsIntact(LocalSetup setup, int error) =>
        RunAsync(setup, error, "kept/a", async bench =>
        {
            var stored = await bench.Driver.HeadAsync("kept/a", LocalBench.Token);
            await bench.PutAsync("kept/a", "new content", new WriteCondition(false, stored!.ETag));
        });

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Put_InNewFoldersAndFaultAtEachCall_LeavesNothing(LocalSetup setup, int error) =>
        RunAsync(setup, error, "new/er/b", bench => bench.PutAsync("new/er/b", "new content", new WriteCondition(true, null)));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Copy_FaultAtEachCall_LeavesNothing(LocalSetup setup, int error) =>
        RunAsync(setup, error, "new/er/b", async bench =>
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

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Delete_FaultAtEachCall_FileIsThereOrGoneAndCanBeDeletedAgain(LocalSetup setup, int number)
    {
        for (var (failing, failures) = (1, 0); ; failing++)
        {
            var left = int.MaxValue;
            using var bench = new LocalBench(setup, files => new HookedFileSystem(files, call =>
            {
                if (--left == 0)
                {
                    throw LinuxFileSystem.Error(number, call.Name, call.Path);
                }
            }));
            await bench.PutAsync("kept/a", "old");
            left = failing;

            var error = await Record.ExceptionAsync(() => bench.Driver.DeleteAsync("kept/a", LocalBench.Token));

            var hasFailed = left <= 0;
            left = int.MaxValue;
            if (error is not null)
            {
                failures++;
                error.Should().BeOfType<LocalFileException>();
                var info = await bench.Driver.HeadAsync("kept/a", LocalBench.Token);
                (info is null || await bench.ReadAsync("kept/a") == "old").Should().BeTrue();
                info?.Description.ContentType.Should().Be("text/plain");
                await bench.Driver.DeleteAsync("kept/a", LocalBench.Token);
            }

            (await bench.Driver.HeadAsync("kept/a", LocalBench.Token)).Should().BeNull();
            if (!hasFailed)
            {
                bench.Tree().Should().BeEmpty();
                bench.Sidecars().Should().BeEmpty();
                failures.Should().BePositive();
                return;
            }
        }
    }

    /// <summary>Fails the first call of an operation, then the second, and so on until the operation succeeds; after each failure nothing may have changed.</summary>
    private static async Task RunAsync(LocalSetup setup, int number, string target, Func<LocalBench, Task> act)
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
                    throw LinuxFileSystem.Error(number, call.Name, call.Path);
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
                bench.Driver.MapError(error).Code.Should().Be(number == InputOutput ? StorageErrorCode.Unknown : StorageErrorCode.ResourceExhausted, $"of failing {failed}");
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
