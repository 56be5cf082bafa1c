using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Processes;

namespace Raso.Storage.Local;

/// <summary>Temporary files of processes that ended are removed, and never one that is being written.</summary>
public sealed class AbandonedFileTests
{
    private static readonly TimeSpan AnyAge = TimeSpan.FromTicks(1);

    public static TheoryData<LocalSetup> Setups => LocalBench.Setups;

    [Fact]
    public async Task AbortUploads_OfALivingProcess_LeavesItToFinish()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await using var backend = Over(bench);
        using var process = await LocalProcess.StartAsync(LocalJobs.Hold, bench.Root);
        await process.GoAsync();
        (await process.ReadLineAsync()).Should().Be("held");

        (await backend.AbortUploadsAsync("", AnyAge, LocalBench.Token)).Should().Be(0);

        bench.Temporaries().Should().ContainSingle();
        await process.GoAsync();
        (await process.ReadLineAsync()).Should().Be("stored");
        (await backend.GetInfoAsync("held", LocalBench.Token))!.Length.Should().Be(32 << 20);
    }

    [Fact]
    public async Task AbortUploads_OfAKilledProcess_RemovesItsFile()
    {
        using var bench = new LocalBench(LocalSetup.LinuxAttributes);
        await using var backend = Over(bench);
        using var process = await LocalProcess.StartAsync(LocalJobs.Hold, bench.Root);
        await process.GoAsync();
        (await process.ReadLineAsync()).Should().Be("held");
        await process.KillAsync();
        bench.Temporaries().Should().ContainSingle();

        (await backend.AbortUploadsAsync("", TimeSpan.FromHours(1), LocalBench.Token)).Should().Be(0, "it is not old enough");
        (await backend.AbortUploadsAsync("", TimeSpan.Zero, LocalBench.Token)).Should().Be(1);

        bench.Temporaries().Should().BeEmpty();
        (await backend.GetInfoAsync("held", LocalBench.Token)).Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task AbortUploads_OfAWriterInThisProcess_LeavesItToFinish(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await using var backend = Over(bench);
        using var content = new GatedStream(3 << 20, 5);
        var put = bench.Driver.PutAsync(
            new PutRequest { Path = "a", Content = content, Length = null, Describe = () => new ObjectDescription() }, LocalBench.Token);
        await content.Reached;

        (await backend.AbortUploadsAsync("", AnyAge, LocalBench.Token)).Should().Be(0);

        content.Open();
        (await put).Length.Should().Be((3 << 20) + 5);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public void Publish_WhileACopyOfTheHandleIsOpen_LetsOthersHaveTheFileAlone(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        using var root = new RootOpener(bench.Files, bench.Root, bench.Options.Descriptions).Open(create: true);
        // Still open after its publication, as it is in a child process that has not yet run its program.
        using var temporary = TemporaryFile.Create(root, "a");

        temporary.Publish(root.Folder, "a", replace: false);

        using var alone = new FileStream(Path.Combine(bench.Root, "a"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        alone.Length.Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Setups))]
    public async Task AbortUploads_AllOfOnePath_TheWriterAtWorkFails(LocalSetup setup)
    {
        using var bench = new LocalBench(setup);
        await using var backend = Over(bench);
        using var content = new GatedStream(3 << 20, 5);
        // Longer than a temporary file's name can tell.
        var path = string.Join('/', Enumerable.Repeat(new string('p', 100), 3));
        var put = bench.Driver.PutAsync(
            new PutRequest { Path = path, Content = content, Length = null, Describe = () => new ObjectDescription() }, LocalBench.Token);
        await content.Reached;

        (await backend.AbortUploadsAsync(path + "/x", TimeSpan.Zero, LocalBench.Token)).Should().Be(0);
        (await backend.AbortUploadsAsync(path, TimeSpan.Zero, LocalBench.Token)).Should().Be(1);

        content.Open();
        (await bench.FailAsync(() => put)).Code.Should().Be(StorageErrorCode.Unavailable);
        bench.Tree().Should().BeEmpty();
    }

    [Fact]
    public async Task AbortUploads_OfAWriterKilledBeforeTheRename_RemovesItsSidecar()
    {
        var isDead = false;
        using var bench = new LocalBench(LocalSetup.LinuxSidecars, files => new HookedFileSystem(files, call =>
        {
            isDead |= call.Name == "rename" && call.Path == "a/b";
            if (isDead)
            {
                throw new LocalFileException(FileFault.Other, "The process is gone.");
            }
        }));
        await bench.PutAsync("a/c", "kept");
        await bench.FailAsync(() => bench.PutAsync("a/b", "x"));
        isDead = false;
        bench.Temporaries().Should().ContainSingle();
        bench.Sidecars().Should().HaveCount(2);
        await using var backend = Over(bench);

        (await backend.AbortUploadsAsync("a/b", TimeSpan.Zero, LocalBench.Token)).Should().Be(1);

        bench.Temporaries().Should().BeEmpty();
        bench.Sidecars().Should().ContainSingle();
        (await bench.Driver.HeadAsync("a/c", LocalBench.Token))!.Description.ContentType.Should().Be("text/plain");
    }

    private static CloudStorageBackend Over(LocalBench bench) =>
        new("disk", bench.OpenAnother(), bench.Options, TimeProvider.System, NullLoggerFactory.Instance);
}
