using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>Cancels one kind of call at a random step or moment, and then looks whether it is done or was never begun.</summary>
internal sealed class CancellationRun : ICampaignRun
{
    private const int MaxMore = 200;

    private static readonly string[] Paths = ["a", "b/c", "b/d", "e/f/g"];

    private readonly Random _random;
    private readonly StoreOperation _operation;
    private readonly CampaignStore _store;
    private readonly CancelDelays _delays = new();
    private readonly Dictionary<string, byte[]?> _model = Paths.ToDictionary(path => path, _ => (byte[]?)null);
    private CancelPoint? _point;
    private int _steps = 10;
    private TimeSpan _took = TimeSpan.FromMilliseconds(2);

    private CancellationRun(Random random, StoreSetup setup, StoreOperation operation)
    {
        _random = random;
        _operation = operation;
        _store = new CampaignStore(setup, step => _point?.Step(step));
    }

    public string Summary => _delays.ToString();

    public static async Task<ICampaignRun> StartAsync(Random random, StoreSetup setup, StoreOperation operation)
    {
        var run = new CancellationRun(random, setup, operation);
        foreach (var path in Paths[1..])
        {
            await run.PutAsync(path, random.Next(1, 5000));
        }

        run._store.NoteOpenFiles();
        return run;
    }

    public async Task StepAsync()
    {
        var path = Paths[_random.Next(Paths.Length)];
        var other = Paths[(Array.IndexOf(Paths, path) + 1) % Paths.Length];
        if (_model[other] is null)
        {
            await PutAsync(other, _random.Next(1, 5000));
        }

        if (_operation is StoreOperation.Create)
        {
            await _store.Backend.DeleteAsync(path, CampaignStore.Token);
            _model[path] = null;
        }

        var bytes = Bytes(_operation == StoreOperation.StoreLarge ? _store.LargeLength + _random.Next(200_000) : _random.Next(5000));
        var atStep = _random.Next(3) > 0;
        using var point = new CancelPoint(atStep ? 1 + _random.Next(_steps) : 0);
        _point = point;
        var (cancelled, took) = await point.RunAsync(token => CallAsync(path, other, bytes, token), atStep ? null : _took * (_random.NextDouble() * 1.2));
        _point = null;
        if (point.Delay is null || !point.Token.IsCancellationRequested)
        {
            (_steps, _took) = (Math.Max(1, point.Steps), took);
        }

        // Those finish what they have begun, and their result counts.
        var mayFinish = point.CancelledIn is "sync" or "sync-folder" or "rename";
        _delays.Add(_operation.ToString(), mayFinish ? null : point.Delay, cancelled);
        if (!cancelled)
        {
            Apply(path, other, bytes);
        }

        else if (_operation == StoreOperation.DeleteMany)
        {
            // Each by itself is deleted or is not.
            foreach (var one in new[] { path, other })
            {
                _model[one] = await _store.Backend.ExistsAsync(one, CampaignStore.Token) ? _model[one] : null;
            }
        }

        await _store.AssertHoldsAsync(path, _model[path]);
        await _store.AssertHoldsAsync(other, _model[other]);
        await _store.AssertHoldsOnlyAsync(_model.Where(entry => entry.Value is not null).Select(entry => entry.Key));
    }

    public async Task EndAsync()
    {
        // Few steps may all come too late, and would show nothing.
        for (var more = 0; more < MaxMore && _delays.CancelledOf(_operation.ToString()) == 0; more++)
        {
            await StepAsync();
        }

        _delays.CancelledOf(_operation.ToString()).Should().BePositive("a campaign that cancels nothing shows nothing");
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private async Task CallAsync(string path, string other, byte[] bytes, CancellationToken token)
    {
        var backend = _store.Backend;
        switch (_operation)
        {
            case StoreOperation.Store or StoreOperation.StoreLarge:
                await backend.StoreAsync(path, FileContent.FromBytes(bytes), null, token);
                break;
            case StoreOperation.Create:
                await backend.StoreAsync(path, FileContent.FromStream(new MemoryStream(bytes)), new StoreOptions { CreateOnly = true }, token);
                break;
            case StoreOperation.Retrieve:
                await backend.RetrieveBytesAsync(other, token);
                break;
            case StoreOperation.RetrieveVerified:
                await using (await backend.RetrieveAsync(other, new RetrieveOptions { Verify = ReadVerification.First }, token))
                {
                    break;
                }

            case StoreOperation.Copy:
                await backend.CopyAsync(other, path, null, token);
                break;
            case StoreOperation.Delete:
                await backend.DeleteAsync(path, token);
                break;
            case StoreOperation.GetInfo:
                (await backend.GetInfoAsync(other, token)).Should().NotBeNull();
                break;
            case StoreOperation.DeleteMany:
                await foreach (var outcome in backend.DeleteManyAsync(new StoragePath[] { path, other }.ToAsyncEnumerable(), token))
                {
                    outcome.Error.Should().BeNull();
                }

                break;
            case StoreOperation.AbortUploads:
                (await backend.AbortUploadsAsync("", TimeSpan.Zero, token)).Should().Be(0, "nothing was left behind");
                break;
            default:
                await foreach (var entry in backend.ListAsync(new ListOptions { PageSize = 1 }, token))
                {
                    _model[entry.Path].Should().NotBeNull("only what is stored is listed");
                }

                break;
        }
    }

    private void Apply(string path, string other, byte[] bytes)
    {
        switch (_operation)
        {
            case StoreOperation.Store or StoreOperation.StoreLarge or StoreOperation.Create:
                _model[path] = bytes;
                break;
            case StoreOperation.Copy:
                _model[path] = _model[other];
                break;
            case StoreOperation.Delete:
                _model[path] = null;
                break;
            case StoreOperation.DeleteMany:
                (_model[path], _model[other]) = (null, null);
                break;
        }
    }

    private async Task PutAsync(string path, int length)
    {
        var bytes = Bytes(length);
        await _store.Backend.StoreAsync(path, FileContent.FromBytes(bytes), null, CampaignStore.Token);
        _model[path] = bytes;
    }

    private byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }
}
