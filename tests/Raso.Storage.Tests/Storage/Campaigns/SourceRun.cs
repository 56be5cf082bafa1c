using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>Stores from sources that fail at random offsets: the error is the source's own or typed, the old file stays whole, and nothing new is there.</summary>
internal sealed class SourceRun : ICampaignRun
{
    private static readonly SourceFault[] Faults = Enum.GetValues<SourceFault>();

    private readonly Random _random;
    private readonly CampaignStore _store;
    private readonly byte[] _old = new byte[1000];
    private int _steps;
    private int _large;

    private SourceRun(Random random, StoreSetup setup)
    {
        _random = random;
        _store = new CampaignStore(setup);
        random.NextBytes(_old);
    }

    public string Summary => $"{_large} of them large";

    public static async Task<ICampaignRun> StartAsync(Random random, StoreSetup setup)
    {
        var run = new SourceRun(random, setup);
        await run._store.Backend.StoreAsync("old/file", FileContent.FromBytes(run._old), null, CampaignStore.Token);
        run._store.NoteOpenFiles();
        return run;
    }

    public async Task StepAsync()
    {
        var fault = Faults[_steps++ % Faults.Length];
        var path = _random.Next(2) == 0 ? "old/file" : "new/folder/file";
        var length = Length();
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        var offset = _random.Next(length);
        var thrown = Error();
        var source = new FaultySource(bytes, 1 + _random.Next(100_000), _random.Next(2) == 0, fault is SourceFault.Throws or SourceFault.DisposedTooEarly ? offset : -1, at =>
        {
            if (fault == SourceFault.DisposedTooEarly)
            {
                at.CloseTooEarly();
                return;
            }

            throw thrown;
        });
        var said = fault switch
        {
            SourceFault.Shorter => length + 1 + _random.Next(length),
            SourceFault.Longer => offset,
            _ => _random.Next(2) == 0 ? length : (long?)null,
        };
        var content = _random.Next(2) == 0
            ? FileContent.FromStream(source, said)
            : FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(source), said);
        var options = new StoreOptions { CreateOnly = path != "old/file" && _random.Next(2) == 0 };

        var error = await Record.ExceptionAsync(() => _store.Backend.StoreAsync(path, content, options, CampaignStore.Token));

        var what = $"{fault} at {offset} of {length} bytes";
        switch (fault)
        {
            case SourceFault.Throws:
                error.Should().BeSameAs(thrown, what);
                break;
            case SourceFault.DisposedTooEarly:
                error.Should().BeOfType<ObjectDisposedException>(what);
                break;
            default:
                error.Should().BeOfType<StorageException>(what).Which.Code.Should().Be(StorageErrorCode.Corrupted, what);
                break;
        }

        source.WasReached.Should().Be(fault is SourceFault.Throws or SourceFault.DisposedTooEarly);
        await _store.AssertHoldsAsync("old/file", _old);
        await _store.AssertHoldsOnlyAsync(["old/file"]);
    }

    public async Task EndAsync()
    {
        await _store.Backend.StoreAsync("new/folder/file", FileContent.FromBytes(_old), null, CampaignStore.Token);
        await _store.AssertHoldsAsync("new/folder/file", _old);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private int Length()
    {
        if (_random.Next(8) > 0)
        {
            return 1 + _random.Next(20_000);
        }

        _large++;
        return _store.LargeLength + _random.Next(_store.LargeLength);
    }

    private Exception Error() => _random.Next(4) switch
    {
        0 => new IOException("The source failed on purpose."),
        1 => new InvalidDataException("The source failed on purpose."),
        2 => new TimeoutException("The source failed on purpose."),
        // As HttpClient's own timeout looks: nobody cancelled the store.
        _ => new TaskCanceledException("The source failed on purpose."),
    };
}
