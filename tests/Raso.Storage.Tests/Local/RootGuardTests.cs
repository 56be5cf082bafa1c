using Microsoft.Extensions.Logging.Abstractions;

namespace Raso.Storage.Local;

/// <summary>A root that is taken away while the program runs.</summary>
public sealed class RootGuardTests
{
    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Calls_AfterTheRootWasRemoved_SayThatItIsGone(LocalSetup setup)
    {
        using var bench = await StoredAsync(setup);
        Directory.Delete(bench.Root, recursive: true);

        await AssertAllFailAsync(bench, "is gone");

        Directory.Exists(bench.Root).Should().BeFalse("a root that is gone is not made anew");
        Directory.CreateDirectory(bench.Root);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Calls_AfterAnEmptyFolderTookThePlace_SayThatItIsAnother(LocalSetup setup)
    {
        using var bench = await StoredAsync(setup);
        Directory.Move(bench.Root, bench.Outside);
        Directory.CreateDirectory(bench.Root);

        await AssertAllFailAsync(bench, "Another folder");

        Directory.EnumerateFileSystemEntries(bench.Root).Should().BeEmpty("nothing is written into another's folder");
        File.Exists(Path.Combine(bench.Outside, "a")).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Calls_AfterAnotherRootTookThePlace_SayThatItIsAnother(LocalSetup setup)
    {
        using var bench = await StoredAsync(setup);
        Directory.Move(bench.Root, bench.Outside);
        using (var other = bench.OpenAnother())
        {
            await other.EnsureContainerAsync(LocalBench.Token);
        }

        await AssertAllFailAsync(bench, "Another folder");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Calls_AfterAFileTookThePlace_SayThatItIsGone(LocalSetup setup)
    {
        using var bench = await StoredAsync(setup);
        Directory.Move(bench.Root, bench.Outside);
        await File.WriteAllTextAsync(bench.Root, "", LocalBench.Token);

        var error = await bench.FailAsync(() => bench.Driver.HeadAsync("a", LocalBench.Token));

        error.Code.Should().Be(StorageErrorCode.Unavailable);
        error.Message.Should().Contain(bench.Root);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Calls_AfterTheRootWasPutBack_GoOn(LocalSetup setup)
    {
        using var bench = await StoredAsync(setup);
        Directory.Move(bench.Root, bench.Outside);
        await bench.FailAsync(() => bench.Driver.HeadAsync("a", LocalBench.Token));
        Directory.Move(bench.Outside, bench.Root);

        (await bench.ReadAsync("a")).Should().Be("x");
        await bench.PutAsync("b", "y");
        bench.Tree().Should().Equal("a", "b");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Calls_AfterACopyOfTheRootTookItsPlace_GoOnInTheCopy(LocalSetup setup)
    {
        using var bench = await StoredAsync(setup);
        Directory.Move(bench.Root, bench.Outside);
        Directory.CreateDirectory(Path.Combine(bench.Root, ".raso"));
        File.Copy(Path.Combine(bench.Outside, ".raso", "root.json"), Path.Combine(bench.Root, ".raso", "root.json"));
        File.SetLastWriteTimeUtc(Path.Combine(bench.Root, ".raso", "root.json"), DateTime.UnixEpoch);

        await bench.PutAsync("b", "y");

        bench.Tree().Should().Equal("b");
        (await bench.ReadAsync("b")).Should().Be("y");
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task Put_WhoseRootIsRemovedHalfWay_SaysThatItIsGone(LocalSetup setup)
    {
        using var bench = await StoredAsync(setup);
        using var content = new GatedStream(3 << 20, 5);
        var put = bench.Driver.PutAsync(
            new PutRequest { Path = "b", Content = content, Length = null, Describe = () => new ObjectDescription() }, LocalBench.Token);
        await content.Reached;
        Directory.Delete(bench.Root, recursive: true);
        content.Open();

        var error = await bench.FailAsync(() => put);

        error.Code.Should().Be(StorageErrorCode.Unavailable);
        error.Message.Should().Contain($"The root '{bench.Root}' is gone");
        Directory.CreateDirectory(bench.Root);
    }

    [Fact]
    public async Task Calls_WithoutTheirTemporaryFolder_NameIt()
    {
        using var bench = await StoredAsync(LocalSetup.LinuxAttributes);
        Directory.Delete(Path.Combine(bench.Root, ".raso", "tmp"));

        var error = await bench.FailAsync(() => bench.PutAsync("b", "y"));

        error.Code.Should().Be(StorageErrorCode.Unavailable);
        error.Message.Should().Contain(bench.Root).And.Contain("'.raso/tmp'");
    }

    [Fact]
    public async Task InnerException_OfASystemError_IsOneThatCallersKnow()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes, files => new HookedFileSystem(files, call =>
        {
            if (call.Name == "write" && call.Path.StartsWith(".raso/tmp", StringComparison.Ordinal) && !call.Path.Contains("/open-", StringComparison.Ordinal))
            {
                throw LinuxFileSystem.Error(28, "write", call.Path);
            }
        }));
        using var backend = new CloudStorageBackend("disk", bench.Driver, bench.Options, TimeProvider.System, NullLoggerFactory.Instance);
        var store = () => backend.StoreAsync("a", FileContent.FromText("x"), null, LocalBench.Token);
        var retrieve = () => backend.RetrieveAsync("a", null, LocalBench.Token);

        var full = (await store.Should().ThrowAsync<StorageException>()).Which;
        var missing = (await retrieve.Should().ThrowAsync<StorageException>()).Which;

        full.InnerException.Should().BeOfType<IOException>().Which.Message.Should().Contain("No space left").And.Contain("28");
        missing.InnerException.Should().BeNull();
    }

    private static async Task<LocalBench> StoredAsync(LocalSetup setup)
    {
        var bench = new LocalBench(setup);
        await bench.PutAsync("a", "x");
        return bench;
    }

    private static async Task AssertAllFailAsync(LocalBench bench, string saying)
    {
        Func<Task>[] calls =
        [
            () => bench.PutAsync("b", "y"),
            () => bench.PutAsync("b", "y", new WriteCondition(CreateOnly: true, null)),
            () => bench.ReadAsync("a"),
            () => bench.Driver.HeadAsync("a", LocalBench.Token),
            () => bench.ListAsync(),
            () => bench.Driver.DeleteAsync("a", LocalBench.Token),
            () => bench.Driver.ListUploadsAsync("", null, LocalBench.Token),
            () => bench.Driver.GetIdentityAsync(LocalBench.Token),
        ];
        foreach (var call in calls)
        {
            var error = await bench.FailAsync(call);

            error.Code.Should().Be(StorageErrorCode.Unavailable);
            error.IsTransient.Should().BeFalse();
            error.Message.Should().Contain(bench.Root).And.Contain(saying).And.Contain("ut ").And.NotContain(".raso");
        }
    }
}
