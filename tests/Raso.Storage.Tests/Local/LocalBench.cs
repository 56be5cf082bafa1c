using System.Runtime.CompilerServices;
using System.Text;

namespace Raso.Storage.Local;

/// <summary>A driver on a new folder, and short ways to call it.</summary>
internal sealed class LocalBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-local-").FullName;

    public LocalBench(LocalSetup setup, Func<IFileSystem, IFileSystem>? wrap = null)
    {
        IFileSystem files = setup == LocalSetup.PortableSidecars ? new PortableFileSystem() : new LinuxFileSystem();
        Files = wrap is null ? files : wrap(files);
        Options = new LocalStorageOptions
        {
            RootPath = Path.Combine(_folder, "root"),
            Descriptions = setup == LocalSetup.LinuxAttributes ? LocalDescriptions.Attributes : LocalDescriptions.Sidecar,
        };
        Driver = new LocalStorageDriver(Options, Files);
    }

    public static TheoryData<LocalSetup> Setups => [LocalSetup.LinuxAttributes, LocalSetup.LinuxSidecars, LocalSetup.PortableSidecars];

    public IFileSystem Files { get; }

    public LocalStorageOptions Options { get; }

    public LocalStorageDriver Driver { get; }

    public string Root => Options.RootPath;

    public string Outside => Path.Combine(_folder, "outside");

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public LocalStorageDriver OpenAnother() => new(Options, Files);

    public Task<ObjectInfo> PutAsync(string path, string text, WriteCondition condition = default, ObjectDescription? description = null) =>
        PutAsync(path, Encoding.UTF8.GetBytes(text), condition, description);

    public async Task<ObjectInfo> PutAsync(string path, byte[] bytes, WriteCondition condition = default, ObjectDescription? description = null)
    {
        using var content = new MemoryStream(bytes);
        return await Driver.PutAsync(
            new PutRequest
            {
                Path = path,
                Content = content,
                Length = bytes.Length,
                Describe = () => description ?? new ObjectDescription { ContentType = "text/plain" },
                Condition = condition,
            },
            Token);
    }

    public async Task<string> ReadAsync(string path, ByteRange? range = null) =>
        Encoding.UTF8.GetString(await ReadBytesAsync(path, range));

    public async Task<byte[]> ReadBytesAsync(string path, ByteRange? range = null)
    {
        var content = await Driver.GetAsync(new GetRequest(path, range), Token);
        await using var stream = content.Content;
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, Token);
        return buffer.ToArray();
    }

    public async Task<List<string>> ListAsync(string prefix = "", bool fold = false, string? startAfter = null, int pageSize = 3)
    {
        var keys = new List<string>();
        string? continuation = null;
        do
        {
            var page = await Driver.ListPageAsync(new ListPageRequest(prefix, fold, startAfter, continuation, pageSize), Token);
            page.Entries.Count.Should().BeLessThanOrEqualTo(pageSize);
            keys.AddRange(page.Entries.Select(entry => entry.Path));
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return keys;
    }

    public async Task<DriverError> FailAsync(Func<Task> call, [CallerArgumentExpression(nameof(call))] string shown = "")
    {
        var thrown = await call.Should().ThrowAsync<Exception>("of {0}", shown);
        return Driver.MapError(thrown.Which);
    }

    /// <summary>All files and folders of the root but the driver's own records.</summary>
    public List<string> Tree() =>
        [.. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
            .Select(name => Path.GetRelativePath(Root, name))
            .Where(name => !name.StartsWith(".raso", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public List<string> Temporaries() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, ".raso", "tmp")).Select(name => Path.GetFileName(name))];

    public List<string> Sidecars() =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, ".raso", "meta"), "*", SearchOption.AllDirectories)];

    public void Dispose()
    {
        Driver.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
