using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;

namespace Raso.Storage.Local.PowerLoss;

/// <summary>Stores, replaces, copies and deletes on a simulated disk until the power goes or the process is killed, and then compares what is there with what was acknowledged; again and again on what the last crash left. A seed repeats a run.</summary>
internal sealed class PowerLossRun : IAsyncDisposable
{
    private const int MaxCalls = 150;
    private const int MaxSmall = 6000;
    private const int Large = 2_500_000;

    // Few, so that folders are emptied and made again, and a file stands in the way of a folder.
    private static readonly string[] Paths = ["a", "a/x", "b/c", "b/d", "e/f/g", "e/f/h", "e/i", "j"];

    private readonly Random _random;
    private readonly LocalDescriptions _descriptions;
    // What may be found: one state after a call that returned; also the one before, or that of an interrupted call, while that is open.
    private readonly Dictionary<string, List<StoredState?>> _allowed = Paths.ToDictionary(path => path, _ => new List<StoredState?> { null });
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private SimulatedDisk _disk;
    private CloudStorageBackend _backend;
    private CloudStorageBackend _other;

    public PowerLossRun(int seed, LocalDescriptions descriptions, DiskLie lie = DiskLie.None)
    {
        _random = new Random(seed);
        _descriptions = descriptions;
        _disk = new SimulatedDisk(descriptions == LocalDescriptions.Attributes, lie, _random);
        _backend = Open();
        _other = Open();
    }

    /// <summary>Gets how many calls returned, and so must be found after every crash.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>Gets how many crashes hit a call that had not returned.</summary>
    public int Interrupted { get; private set; }

    public async Task CrashAsync(bool losePower)
    {
        _disk.Power.FailAfter(1 + _random.Next(MaxCalls));
        while (!_disk.Power.IsOff)
        {
            var path = PickPath(null);
            if (_random.Next(3) == 0)
            {
                var second = PickPath(path);
                _disk.Power.Meanwhile = (_random.Next(8), () => ActAsync(_other, second).GetAwaiter().GetResult());
            }

            await ActAsync(_backend, path);
            _disk.Power.Meanwhile = null;
        }

        await RestartAsync(losePower);
        await CompareAsync(losePower);
    }

    public async ValueTask DisposeAsync()
    {
        await _backend.DisposeAsync();
        await _other.DisposeAsync();
    }

    private string PickPath(string? not)
    {
        string path;
        do
        {
            path = Paths[_random.Next(Paths.Length)];
        }
        while (path == not);
        return path;
    }

    private async Task ActAsync(CloudStorageBackend backend, string path)
    {
        switch (_random.Next(8))
        {
            case < 3:
                await StoreAsync(backend, path, createOnly: false);
                break;
            case < 5:
                await StoreAsync(backend, path, createOnly: true);
                break;
            case 5:
                await CopyAsync(backend, path);
                break;
            default:
                await TryAsync(path, null, () => backend.DeleteAsync(path));
                break;
        }
    }

    private Task StoreAsync(CloudStorageBackend backend, string path, bool createOnly)
    {
        var bytes = new byte[_random.Next(20) == 0 ? _random.Next(Large) : _random.Next(MaxSmall)];
        _random.NextBytes(bytes);
        var mark = $"{_random.NextInt64():x}";
        var state = new StoredState(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, $"text/{mark}", mark);
        var options = new StoreOptions
        {
            ContentType = state.ContentType,
            Metadata = new Dictionary<string, string> { ["mark"] = mark },
            CreateOnly = createOnly,
        };
        return TryAsync(path, state, () => backend.StoreAsync(path, FileContent.FromBytes(bytes), options));
    }

    private Task CopyAsync(CloudStorageBackend backend, string path)
    {
        var source = PickPath(path);
        // Only what no other process is at work on can be copied for sure.
        return _running.Count == 0 && _disk.Power.Meanwhile is null && _allowed[source] is [{ } state]
            ? TryAsync(path, state, () => backend.CopyAsync(source, path))
            : Task.CompletedTask;
    }

    private async Task TryAsync(string path, StoredState? wanted, Func<Task> call)
    {
        var allowed = _allowed[path];
        _running.Add(path);
        _allowed[path] = [.. allowed, wanted];
        try
        {
            await call();
            _allowed[path] = [wanted];
            Acknowledged++;
        }
        catch (StorageException) when (_disk.Power.IsOff)
        {
            // Neither done nor undone: either may be found.
            Interrupted++;
        }
        catch (StorageException exception) when (exception.Code is StorageErrorCode.AlreadyExists or StorageErrorCode.InvalidArgument)
        {
            // A file or a folder is in the way: nothing is changed.
            _allowed[path] = allowed;
        }

        _running.Remove(path);
    }

    private async Task RestartAsync(bool losePower)
    {
        await DisposeAsync();
        if (losePower)
        {
            _disk = _disk.AfterPowerLoss();
        }

        _disk.Power.FailAfter(int.MaxValue);
        _backend = Open();
        _other = Open();
    }

    private async Task CompareAsync(bool losePower)
    {
        var stored = new List<string>();
        foreach (var path in Paths)
        {
            var found = await FindAsync(path);
            if (!_allowed[path].Contains(found))
            {
                throw new InvalidOperationException($"'{path}' holds {Show(found)}, which is none of {string.Join(" or ", _allowed[path].Select(Show))}.");
            }

            if (losePower)
            {
                // Nothing is left that could still be lost.
                _allowed[path] = [found];
            }

            if (found is not null)
            {
                stored.Add(path);
            }
        }

        var listed = await _backend.ListAsync().Select(entry => entry.Path).ToListAsync();
        listed.Should().BeEquivalentTo(stored, "the listing shows what is stored");
        await _backend.AbortUploadsAsync("", TimeSpan.Zero);
        using var root = _disk.OpenRoot("", create: false);
        using var temporary = _disk.OpenFolder(root, Layout.Temporary);
        _disk.ReadNames(temporary).Should().BeEmpty("interrupted writes are removed");
    }

    private async Task<StoredState?> FindAsync(string path)
    {
        try
        {
            // Throws Corrupted where the bytes are not those that the description was made for.
            await using var file = await _backend.RetrieveAsync(path);
            using var bytes = new MemoryStream();
            await file.Content.CopyToAsync(bytes);
            return new StoredState(
                Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())), bytes.Length, file.Info.ContentType ?? "none", file.Info.Metadata.GetValueOrDefault("mark", "none"));
        }
        catch (StorageException exception) when (exception.Code == StorageErrorCode.NotFound)
        {
            return null;
        }
    }

    private CloudStorageBackend Open()
    {
        var options = new LocalStorageOptions { RootPath = Path.GetTempPath(), CreateContainer = true, Descriptions = _descriptions };
        options.Resilience.MaxRetries = 0;
        return new CloudStorageBackend("disk", new LocalStorageDriver(options, _disk), options, TimeProvider.System, NullLoggerFactory.Instance);
    }

    private static string Show(StoredState? state) => state is null ? "nothing" : state.ToString();
}
