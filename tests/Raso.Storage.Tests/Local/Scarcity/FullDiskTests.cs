using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Local.Scarcity;

/// <summary>A real disk that is full at any point of a write: a typed error, the old file whole, no litter, and the space is given back.</summary>
public sealed class FullDiskTests
{
    private const int SmallLength = 5 * SmallDisk.PageSize;
    // More than one buffer of the driver, so that it is written in steps.
    private const int LargeLength = 300 * SmallDisk.PageSize;

    private static readonly LocalDescriptions[] Kinds = [LocalDescriptions.Attributes, LocalDescriptions.Sidecar];
    private static readonly string[] Paths = ["kept/file", "new/er/file"];
    private static readonly int[] Lengths = [SmallLength, LargeLength];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<LocalDescriptions, string, int> Writes => new(
        from descriptions in Kinds
        from path in Paths
        from length in Lengths
        select (descriptions, path, length));

    [Theory]
    [MemberData(nameof(Writes))]
    public Task Store_AnyNumberOfPagesLeft_FailsCleanOrSucceeds(LocalDescriptions descriptions, string path, int length)
    {
        var needed = length / SmallDisk.PageSize;
        return RunAsync(
            descriptions,
            [.. Enumerable.Range(0, 6), needed - 1, needed, needed + 1, needed + 2],
            (disk, left) => disk.LeavePages(left),
            backend => backend.StoreAsync(path, FileContent.FromBytes(new byte[length]), null, Token));
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public Task Store_AnyNumberOfInodesLeft_FailsCleanOrSucceeds(LocalDescriptions descriptions, string path, int length) => RunAsync(
        descriptions,
        Enumerable.Range(0, 6),
        (disk, left) => disk.LeaveInodes(left),
        backend => backend.StoreAsync(path, FileContent.FromBytes(new byte[length]), new StoreOptions { CreateOnly = path != "kept/file" }, Token));

    [Theory]
    [InlineData(LocalDescriptions.Attributes)]
    [InlineData(LocalDescriptions.Sidecar)]
    public async Task Copy_AnyNumberOfPagesOrInodesLeft_FailsCleanOrSucceeds(LocalDescriptions descriptions)
    {
        await RunAsync(descriptions, Enumerable.Range(0, 6), (disk, left) => disk.LeavePages(left), CopyAsync);
        await RunAsync(descriptions, Enumerable.Range(0, 6), (disk, left) => disk.LeaveInodes(left), CopyAsync);

        static Task CopyAsync(CloudStorageBackend backend) => backend.CopyAsync("kept/file", "new/er/file", null, Token);
    }

    private static async Task RunAsync(LocalDescriptions descriptions, IEnumerable<int> lefts, Action<SmallDisk, int> fill, Func<CloudStorageBackend, Task> write)
    {
        var (failures, successes) = (0, 0);
        using var disk = SmallDisk.Mount(pages: 800, inodes: 60);
        foreach (var left in lefts)
        {
            var options = new LocalStorageOptions { RootPath = disk.Root, Descriptions = descriptions };
            await using (var backend = BackendUnderTest.Over(new LocalStorageDriver(options)))
            {
                var old = BackendUnderTest.Bytes(3 * SmallDisk.PageSize);
                await backend.StoreAsync("kept/file", FileContent.FromBytes(old), new StoreOptions { ContentType = "text/old" }, Token);
                var before = Names(disk.Root);
                var free = disk.FreePages;
                fill(disk, left);

                var error = await Record.ExceptionAsync(() => write(backend));

                disk.Empty();
                if (error is null)
                {
                    successes++;
                }
                else
                {
                    failures++;
                    var typed = error.Should().BeOfType<StorageException>($"with {left} left").Subject;
                    typed.Code.Should().Be(StorageErrorCode.ResourceExhausted);
                    typed.Message.Should().Contain("Free space");
                    Names(disk.Root).Should().Equal(before, $"with {left} left nothing new may stay");
                    (await disk.WaitForPagesAsync(free, Token)).Should().BeGreaterThanOrEqualTo(free, "the space is given back");
                    (await backend.RetrieveBytesAsync("kept/file", Token)).Should().Equal(old);
                    (await backend.GetInfoAsync("kept/file", Token))!.ContentType.Should().Be("text/old");
                }
            }

            Directory.Delete(disk.Root, recursive: true);
        }

        failures.Should().BePositive("a disk that is full must show");
        successes.Should().BePositive("the last attempts have room");
    }

    // Without the 256 folders that sidecars are spread over: those stay.
    private static List<string> Names(string root) =>
        [.. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories)
            .Where(name => File.Exists(name) || !name.Contains("/.raso/meta/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
}
