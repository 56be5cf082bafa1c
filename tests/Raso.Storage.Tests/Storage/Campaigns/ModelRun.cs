using System.Security.Cryptography;
using System.Text;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>Does random things with a backend and with a dictionary, and compares what they say.</summary>
internal sealed class ModelRun : ICampaignRun
{
    private const int CompareEvery = 200;

    // Few, with files that stand in the way of folders, and names whose order differs between UTF-8 and UTF-16.
    private static readonly string[] Paths =
        ["a", "a/x", "a/x/y", "a-b", "b/c", "b/c.d", "b/d/e", "f/g/h/i", "f/g/j", "A", "é", "\uFF5E", "\U0001F600/k", "z z/%2F", "l", "m/n"];

    private static readonly string[] Prefixes = ["", "a", "a/", "a/x", "b/", "b/c", "f/g/", "é", "none", "z", "\U0001F600"];

    private readonly Random _random;
    private readonly CampaignStore _store;
    private readonly Dictionary<string, ModelFile> _model = new(StringComparer.Ordinal);
    private int _steps;
    private int _refused;

    private ModelRun(Random random, StoreSetup setup)
    {
        _random = random;
        _store = new CampaignStore(setup);
    }

    public string Summary => $"{_refused} refused, as the model said";

    private static CancellationToken Token => CampaignStore.Token;

    private CloudStorageBackend Backend => _store.Backend;

    public static async Task<ICampaignRun> StartAsync(Random random, StoreSetup setup)
    {
        var run = new ModelRun(random, setup);
        await run.Backend.GetInfoAsync("a", Token);
        run._store.NoteOpenFiles();
        return run;
    }

    public async Task StepAsync()
    {
        var path = Pick(Paths);
        switch (_random.Next(20))
        {
            case < 6:
                await StoreAsync(path);
                break;
            case < 10:
                await ReadAsync(path);
                break;
            case < 12:
                await RangeAsync(path);
                break;
            case 12:
                Compare(await Backend.GetInfoAsync(path, Token), _model.GetValueOrDefault(path), path);
                break;
            case < 15:
                await CopyAsync(path, Pick(Paths));
                break;
            case < 17:
                await Backend.DeleteAsync(path, Token);
                _model.Remove(path);
                break;
            case 17:
                await DeleteManyAsync();
                break;
            default:
                await ListAsync();
                break;
        }

        if (++_steps % CompareEvery == 0)
        {
            await CompareAllAsync();
        }
    }

    public Task EndAsync() => CompareAllAsync();

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task StoreAsync(string path)
    {
        var bytes = new byte[_random.Next(60) == 0 ? _store.LargeLength + _random.Next(100_000) : _random.Next(3000)];
        _random.NextBytes(bytes);
        var present = _model.GetValueOrDefault(path);
        var (createOnly, ifMatch, expected) = _random.Next(8) switch
        {
            0 or 1 => (true, null, null),
            2 => (false, present?.ETag ?? "none", null),
            3 => (false, "other", null),
            4 => (false, null, Sha256(bytes)),
            5 => (false, null, Sha256([.. bytes, 1])),
            _ => (false, (string?)null, (string?)null),
        };
        var file = new ModelFile(bytes, $"text/x-{_random.Next(100)}", $"{_random.Next()} é \U0001F600", "");
        var options = new StoreOptions
        {
            ContentType = file.ContentType,
            Metadata = new Dictionary<string, string> { ["mark"] = file.Mark },
            CreateOnly = createOnly,
            IfMatch = ifMatch,
            ExpectedSha256 = expected,
        };
        List<StorageErrorCode> wanted = [];
        Want(wanted, createOnly && present is not null, StorageErrorCode.AlreadyExists);
        Want(wanted, ifMatch is not null && ifMatch != present?.ETag, StorageErrorCode.PreconditionFailed);
        Want(wanted, expected is not null && expected != Sha256(bytes), StorageErrorCode.Corrupted);
        Want(wanted, IsInTheWay(path), StorageErrorCode.InvalidArgument);
        var content = _random.Next(2) == 0
            ? FileContent.FromBytes(bytes)
            : FileContent.FromStream(new FaultySource(bytes, 1 + _random.Next(50_000), canSeek: false, -1, _ => { }));

        var stored = await ExpectAsync(wanted, () => Backend.StoreAsync(path, content, options, Token), $"store '{path}'");
        if (stored is not null)
        {
            _model[path] = file with { ETag = stored.ETag };
            Compare(stored, _model[path], path);
        }
    }

    private async Task ReadAsync(string path)
    {
        var present = _model.GetValueOrDefault(path);
        var options = new RetrieveOptions { Verify = (ReadVerification)_random.Next(3), IfMatch = _random.Next(4) == 0 ? present?.ETag : null };
        List<StorageErrorCode> wanted = [];
        Want(wanted, present is null, StorageErrorCode.NotFound);

        await using var file = await ExpectAsync(wanted, () => Backend.RetrieveAsync(path, options, Token), $"read '{path}'");
        if (file is not null)
        {
            Compare(file.Info, present, path);
            using var read = new MemoryStream();
            await file.Content.CopyToAsync(read, Token);
            read.ToArray().AsSpan().SequenceEqual(present!.Bytes).Should().BeTrue($"'{path}' must hold its bytes");
        }
    }

    private async Task RangeAsync(string path)
    {
        var present = _model.GetValueOrDefault(path);
        var whole = present?.Bytes.Length ?? 100;
        var (offset, length) = (_random.Next(whole + (whole / 8) + 1), _random.Next(2) == 0 ? 1 + _random.Next(whole + 1) : (long?)null);
        List<StorageErrorCode> wanted = [];
        Want(wanted, present is null, StorageErrorCode.NotFound);
        Want(wanted, present is not null && offset >= present.Bytes.Length, StorageErrorCode.InvalidArgument);

        await using var file = await ExpectAsync(
            wanted, () => Backend.RetrieveAsync(path, new RetrieveOptions { Range = new ByteRange(offset, length) }, Token), $"read '{path}' from {offset}");
        if (file is not null)
        {
            using var read = new MemoryStream();
            await file.Content.CopyToAsync(read, Token);
            var expected = present!.Bytes.AsSpan(offset);
            read.ToArray().AsSpan().SequenceEqual(length < expected.Length ? expected[..(int)length] : expected).Should().BeTrue($"the range of '{path}'");
        }
    }

    private async Task CopyAsync(string source, string destination)
    {
        if (source == destination)
        {
            return;
        }

        var present = _model.GetValueOrDefault(source);
        var options = new CopyOptions { CreateOnly = _random.Next(2) == 0, IfSourceMatch = _random.Next(4) == 0 ? "other" : null };
        List<StorageErrorCode> wanted = [];
        Want(wanted, present is null, StorageErrorCode.NotFound);
        Want(wanted, present is not null && options.IfSourceMatch is not null, StorageErrorCode.PreconditionFailed);
        Want(wanted, present is not null && options.CreateOnly && _model.ContainsKey(destination), StorageErrorCode.AlreadyExists);
        Want(wanted, present is not null && IsInTheWay(destination), StorageErrorCode.InvalidArgument);

        var stored = await ExpectAsync(wanted, () => Backend.CopyAsync(source, destination, options, Token), $"copy '{source}' to '{destination}'");
        if (stored is not null)
        {
            _model[destination] = present! with { ETag = stored.ETag };
            Compare(stored, _model[destination], destination);
        }
    }

    private async Task DeleteManyAsync()
    {
        var paths = Paths.Where(_ => _random.Next(5) == 0).Select(StoragePath.Parse).ToList();
        var deleted = new List<StoragePath>();
        await foreach (var outcome in Backend.DeleteManyAsync(paths.ToAsyncEnumerable(), Token))
        {
            outcome.Error.Should().BeNull();
            deleted.Add(outcome.Path);
            _model.Remove(outcome.Path.Value);
        }

        deleted.Should().BeEquivalentTo(paths);
    }

    private async Task ListAsync()
    {
        var options = new ListOptions
        {
            Prefix = Pick(Prefixes),
            FoldFolders = _random.Next(2) == 0,
            StartAfter = _random.Next(3) == 0 ? Pick(Paths) : null,
            PageSize = 1 + _random.Next(6),
        };
        var listed = new List<(string, bool, long?)>();
        await foreach (var entry in Backend.ListAsync(options, Token))
        {
            listed.Add((entry.Path, entry.IsPrefix, entry.Length));
        }

        listed.Should().Equal(Expected(options), $"of {options}");
    }

    private List<(string Path, bool IsPrefix, long? Length)> Expected(ListOptions options)
    {
        var entries = _model.Where(file => file.Key.StartsWith(options.Prefix, StringComparison.Ordinal)).Select(file =>
        {
            var slash = options.FoldFolders ? file.Key.IndexOf('/', options.Prefix.Length) : -1;
            return slash < 0 ? (Path: file.Key, IsPrefix: false, Length: (long?)file.Value.Bytes.Length) : (Path: file.Key[..(slash + 1)], IsPrefix: true, Length: null);
        });
        return [.. entries.Distinct()
            .Where(entry => options.StartAfter is null || Order(entry.Path, options.StartAfter) > 0)
            .OrderBy(entry => entry.Path, Comparer<string>.Create(Order))];
    }

    private async Task CompareAllAsync()
    {
        foreach (var path in Paths)
        {
            await _store.AssertHoldsAsync(path, _model.GetValueOrDefault(path)?.Bytes);
            Compare(await Backend.GetInfoAsync(path, Token), _model.GetValueOrDefault(path), path);
        }

        await _store.AssertHoldsOnlyAsync(_model.Keys);
    }

    private static int Order(string left, string right) => Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));

    /// <summary>Makes a call that is to succeed, or to fail with one of the codes.</summary>
    private async Task<T?> ExpectAsync<T>(List<StorageErrorCode> wanted, Func<Task<T>> call, string what)
        where T : class
    {
        try
        {
            var result = await call();
            wanted.Should().BeEmpty($"of {what}, which succeeded");
            return result;
        }
        catch (StorageException exception)
        {
            _refused++;
            wanted.Should().Contain(exception.Code, $"of {what}: {exception.Message}");
            return null;
        }
    }

    private static void Compare(StoredFile? found, ModelFile? expected, string path)
    {
        if (found is null || expected is null)
        {
            (found is null).Should().Be(expected is null, $"of '{path}'");
            return;
        }

        (found.Path.Value, found.Length, found.ContentType, found.Metadata["mark"], found.ETag, found.Sha256)
            .Should().Be((path, expected.Bytes.Length, expected.ContentType, expected.Mark, expected.ETag, Sha256(expected.Bytes)));
    }

    // A file system cannot hold a file beside a folder of its name.
    private bool IsInTheWay(string path) => _store.IsLocal && _model.Keys.Any(key =>
        key.StartsWith(path + "/", StringComparison.Ordinal) || path.StartsWith(key + "/", StringComparison.Ordinal));

    private static void Want(List<StorageErrorCode> wanted, bool condition, StorageErrorCode code)
    {
        if (condition)
        {
            wanted.Add(code);
        }
    }

    private T Pick<T>(T[] values) => values[_random.Next(values.Length)];

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
