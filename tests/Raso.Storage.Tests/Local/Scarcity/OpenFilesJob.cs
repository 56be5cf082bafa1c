using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Raso.Storage.Tests.Campaigns;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Local.Scarcity;

/// <summary>Runs, in a process of its own, each kind of call with few descriptors left, and judges what it leaves.</summary>
internal static class OpenFilesJob
{
    public const string Name = "open-files";

    private const int MostLeft = 12;
    private const string Kept = "kept/file";
    private const string New = "new/er/file";

    private static readonly Dictionary<string, Func<CloudStorageBackend, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["store"] = backend => backend.StoreAsync(Kept, FileContent.FromBytes(new byte[5000])),
        ["store large"] = backend => backend.StoreAsync(Kept, FileContent.FromBytes(new byte[1_300_000])),
        ["store if match"] = backend => backend.StoreAsync(Kept, FileContent.FromBytes(new byte[5000]), new StoreOptions { IfMatch = _eTag }),
        ["create"] = backend => backend.StoreAsync(New, FileContent.FromBytes(new byte[5000]), new StoreOptions { CreateOnly = true }),
        ["copy"] = backend => backend.CopyAsync(Kept, New),
        ["read"] = backend => backend.RetrieveBytesAsync(Kept),
        ["read verified"] = async backend => await (await backend.RetrieveAsync(Kept, new RetrieveOptions { Verify = ReadVerification.First })).DisposeAsync(),
        ["list"] = async backend => await backend.ListAsync().CountAsync(),
        ["delete"] = backend => backend.DeleteAsync(Kept),
    };

    private static string _eTag = "";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var descriptions = Enum.Parse<LocalDescriptions>(arguments[1]);
        var failures = 0;
        foreach (var (name, call) in Calls)
        {
            // Once with room, so that the runtime has opened all that it needs, the error's way included.
            for (var left = MostLeft + 40; left >= 0; left = left > MostLeft ? MostLeft : left - 1)
            {
                var root = Path.Combine(arguments[0], string.Create(CultureInfo.InvariantCulture, $"{name}-{left}"));
                if (await FailsAsync(root, descriptions, call, left, $"{name} with {left} descriptors left"))
                {
                    failures++;
                }
            }
        }

        Console.WriteLine(failures);
        return 0;
    }

    private static async Task<bool> FailsAsync(string root, LocalDescriptions descriptions, Func<CloudStorageBackend, Task> call, int left, string what)
    {
        await using var backend = BackendUnderTest.Over(
            new LocalStorageDriver(new LocalStorageOptions { RootPath = root, Descriptions = descriptions }), options => options.Resilience.MaxRetries = 0);
        var old = BackendUnderTest.Bytes(3000);
        _eTag = (await backend.StoreAsync(Kept, FileContent.FromBytes(old), new StoreOptions { ContentType = "text/old" })).ETag;
        await Record.ExceptionAsync(() => backend.RetrieveBytesAsync("none"));
        var before = Names(root);
        var open = OpenFiles.Below(root);

        var takers = TakeAllBut(left);
        Exception? error;
        try
        {
            error = await Record.ExceptionAsync(() => call(backend));
        }
        finally
        {
            takers.ForEach(taker => taker.Dispose());
        }

        OpenFiles.Below(root).Should().Equal(open, what);
        if (error is null)
        {
            if (descriptions == LocalDescriptions.Sidecar)
            {
                Names(root).Count(name => name.Contains("/.raso/meta/", StringComparison.Ordinal)).Should().Be(await backend.ListAsync().CountAsync(), what);
            }

            return false;
        }

        var typed = error.Should().BeOfType<StorageException>(what).Subject;
        (typed.Code, typed.IsTransient).Should().Be((StorageErrorCode.ResourceExhausted, true), $"of {what}: {error}");
        Names(root).Should().Equal(before, what);
        (await backend.RetrieveBytesAsync(Kept)).Should().Equal(old, what);
        (await backend.GetInfoAsync(Kept))!.ContentType.Should().Be("text/old", what);
        return true;
    }

    private static List<SafeFileHandle> TakeAllBut(int left)
    {
        var takers = new List<SafeFileHandle>();
        try
        {
            while (true)
            {
                takers.Add(File.OpenHandle("/dev/null"));
            }
        }
        catch (IOException)
        {
            for (var i = 0; i < left && takers.Count > 0; i++)
            {
                takers[^1].Dispose();
                takers.RemoveAt(takers.Count - 1);
            }

            return takers;
        }
    }

    private static List<string> Names(string root) =>
        [.. Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories)
            .Where(name => File.Exists(name) || !name.Contains("/.raso/meta/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
}
