using CliProcess = System.Diagnostics.Process;

namespace Raso.Storage.Local;

public sealed class LinkTests
{
    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task EveryOperation_LinkAtEachLevel_IsRefusedAndTheTargetUntouched(LocalSetup setup)
    {
        for (var level = 0; level < 4; level++)
        {
            using var bench = new LocalBench(setup);
            var source = await bench.PutAsync("source", "source");
            PutOutside(bench);
            MakeLink(bench, level);
            StoragePath path = "a/b/c/secret";
            string[] inLink = [.. bench.Tree()];

            var errors = new[]
            {
                await bench.FailAsync(() => bench.PutAsync("a/b/c/secret", "overwritten")),
                await bench.FailAsync(() => bench.PutAsync("a/b/c/secret", "overwritten", new WriteCondition(true, null))),
                await bench.FailAsync(() => bench.ReadAsync("a/b/c/secret")),
                await bench.FailAsync(() => bench.Driver.HeadAsync(path, LocalBench.Token)),
                await bench.FailAsync(() => bench.Driver.DeleteAsync(path, LocalBench.Token)),
                await bench.FailAsync(() => bench.Driver.CopyAsync(new CopyRequest(path, "x", "copy", new ObjectDescription(), false), LocalBench.Token)),
                await bench.FailAsync(() => bench.Driver.CopyAsync(new CopyRequest("source", source.ETag, path, new ObjectDescription(), false), LocalBench.Token)),
            };

            errors.Should().OnlyContain(error => error.Code == StorageErrorCode.InvalidArgument && error.Message.Contains("Links"), $"of level {level}");
            (await bench.ListAsync()).Should().Equal("source");
            (await bench.ListAsync("a/b/c/")).Should().BeEmpty();
            (await bench.ListAsync(fold: true)).Should().Equal("source");
            bench.Tree().Should().Equal(inLink);
            bench.Temporaries().Should().BeEmpty();
            CheckOutside(bench);
        }
    }

    [Fact]
    public async Task Operations_FolderSwappedForALink_NeverLeaveTheRoot()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        PutOutside(bench);
        await bench.PutAsync("a/b/c/secret", "inside");
        var folder = Path.Combine(bench.Root, "a", "b");
        var aside = Path.Combine(bench.Root, "aside");
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(
            () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        Directory.Move(folder, aside);
                        File.CreateSymbolicLink(folder, Path.Combine(bench.Outside, "a", "b"));
                        File.Delete(folder);
                        Directory.Move(aside, folder);
                    }
                    catch (IOException)
                    {
                        // The driver removed the folder, or made it anew while it was aside: that one is swapped from now on.
                        if (Directory.Exists(aside))
                        {
                            Directory.Delete(aside, recursive: true);
                        }
                    }
                }
            },
            LocalBench.Token);

        var read = new List<string>();
        for (var i = 0; i < 300; i++)
        {
            await TryAsync(() => bench.PutAsync("a/b/c/secret", "inside"));
            await TryAsync(async () => read.Add(await bench.ReadAsync("a/b/c/secret")));
            await TryAsync(() => bench.ListAsync("a/b/"));
            await TryAsync(() => bench.Driver.DeleteAsync("a/b/c/secret", LocalBench.Token));
        }

        await stop.CancelAsync();
        await swapping;
        read.TrueForAll(text => text == "inside").Should().BeTrue();
        CheckOutside(bench);
    }

    [Fact]
    public async Task Walk_WithoutOpenAt2_RefusesLinksToo()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await bench.PutAsync("x/y/z", "inside");
        PutOutside(bench);
        File.CreateSymbolicLink(Path.Combine(bench.Root, "a"), Path.Combine(bench.Outside, "a"));
        File.CreateSymbolicLink(Path.Combine(bench.Root, "x", "link"), Path.Combine(bench.Root, "x", "y", "z"));
        using var root = (LinuxFolder)bench.Files.OpenRoot(bench.Root, create: false);

        using var good = LinuxResolver.Walk(root.Handle, "x/y/z", LinuxFileSystem.FileFlags);
        using var folder = LinuxResolver.Walk(root.Handle, "a/b/c/secret", LinuxFileSystem.FileFlags);
        var folderError = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
        using var file = LinuxResolver.Walk(root.Handle, "x/link", LinuxFileSystem.FileFlags);
        var fileError = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();

        good.IsInvalid.Should().BeFalse();
        folder.IsInvalid.Should().BeTrue();
        file.IsInvalid.Should().BeTrue();
        ErrorNumbers.Classify(folderError).Should().Be(FileFault.IsLink);
        ErrorNumbers.Classify(fileError).Should().Be(FileFault.IsLink);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Root_ThatIsALink_IsOpened(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await bench.PutAsync("a", "x");
        var link = bench.Root + "-link";
        Directory.CreateSymbolicLink(link, bench.Root);
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = link }, bench.Files);

        (await driver.HeadAsync("a", LocalBench.Token))!.Length.Should().Be(1);
    }

    [Fact]
    public async Task Pipe_InTheRoot_IsNotListedAndRefused()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await bench.Driver.EnsureContainerAsync(LocalBench.Token);
        using (var process = CliProcess.Start("mkfifo", [Path.Combine(bench.Root, "pipe")]))
        {
            await process.WaitForExitAsync(LocalBench.Token);
        }

        (await bench.ListAsync()).Should().BeEmpty();
        (await bench.FailAsync(() => bench.ReadAsync("pipe"))).Code.Should().Be(StorageErrorCode.InvalidArgument);
        (await bench.FailAsync(() => bench.PutAsync("pipe", "x"))).Code.Should().Be(StorageErrorCode.InvalidArgument);
        (await bench.FailAsync(() => bench.Driver.DeleteAsync("pipe", LocalBench.Token))).Code.Should().Be(StorageErrorCode.InvalidArgument);
    }

    private static async Task TryAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (LocalFileException)
        {
            // The folder was aside or a link in its place; only where the bytes went counts.
        }
    }

    private static void PutOutside(LocalBench bench)
    {
        Directory.CreateDirectory(Path.Combine(bench.Outside, "a", "b", "c"));
        File.WriteAllText(Path.Combine(bench.Outside, "a", "b", "c", "secret"), "outside");
    }

    private static void MakeLink(LocalBench bench, int level)
    {
        var segments = new[] { "a", "b", "c", "secret" };
        var above = Path.Combine([bench.Root, .. segments[..level]]);
        Directory.CreateDirectory(above);
        File.CreateSymbolicLink(Path.Combine(above, segments[level]), Path.Combine([bench.Outside, .. segments[..(level + 1)]]));
    }

    private static void CheckOutside(LocalBench bench)
    {
        Directory.EnumerateFiles(bench.Outside, "*", SearchOption.AllDirectories).Should().ContainSingle();
        File.ReadAllText(Path.Combine(bench.Outside, "a", "b", "c", "secret")).Should().Be("outside");
    }
}
