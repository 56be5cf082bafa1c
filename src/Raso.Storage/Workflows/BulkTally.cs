namespace Raso.Storage.Workflows;

/// <summary>Counts what becomes of the items of a run, and knows what of it is to be recorded. Safe for use from several threads.</summary>
internal sealed class BulkTally
{
    private readonly Lock _gate = new();
    private readonly BulkOptions _options;
    private readonly BulkState _before;
    private readonly IndexRanges _done;
    private readonly List<BulkOutcome> _failures = [];
    private long _read;
    private byte[] _chain = BulkState.Empty.Chain;
    private long _succeeded;
    private long _skipped;

    public BulkTally(BulkOptions options, BulkState before)
    {
        _options = options;
        _before = before;
        _done = IndexRanges.Of(before.Done) ?? throw new ArgumentException("The ranges are in no order.", nameof(before));
    }

    public bool HasEnough
    {
        get
        {
            lock (_gate)
            {
                return _failures.Count >= _options.MaxFailures;
            }
        }
    }

    /// <summary>Notes that an item was read.</summary>
    /// <returns>Whether it is to be processed; not where a run before has done it.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.Conflict"/>: the run before has read other items.</exception>
    public bool Read(string key)
    {
        lock (_gate)
        {
            var chain = BulkState.Next(_chain, key);
            if (_read + 1 == _before.Read && !chain.AsSpan().SequenceEqual(_before.Chain))
            {
                // Before anything is noted: the record goes on to tell of the items that were done.
                throw Changed();
            }

            _chain = chain;
            var index = _read++;
            if (!_done.Contains(index))
            {
                return true;
            }

            _skipped++;
            return false;
        }
    }

    /// <summary>Notes that the source has ended.</summary>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.Conflict"/>: the run before has read more items.</exception>
    public void End()
    {
        lock (_gate)
        {
            if (_read < _before.Read)
            {
                throw Changed();
            }
        }
    }

    /// <summary>Notes what became of an item, and tells who asked for it.</summary>
    public void Settle(BulkOutcome outcome)
    {
        lock (_gate)
        {
            if (outcome.Succeeded)
            {
                _succeeded++;
                _done.Add(outcome.Index);
            }
            else
            {
                _failures.Add(outcome);
            }

            _options.OnOutcome?.Invoke(outcome);
            _options.Progress?.Report(Counts);
        }
    }

    public BulkReport ReportOf(bool isComplete)
    {
        lock (_gate)
        {
            return new BulkReport(Counts, [.. _failures], isComplete);
        }
    }

    public BulkState State
    {
        get
        {
            lock (_gate)
            {
                // Until this run has come as far as the one before, that one's hash is what the next is held to.
                return _read >= _before.Read ? new BulkState(_read, _chain, [.. _done.Ranges]) : _before with { Done = [.. _done.Ranges] };
            }
        }
    }

    private BulkProgress Counts => new(_succeeded, _failures.Count, _skipped);

    private CatalogException Changed() => new(
        CatalogErrorCode.Conflict,
        $"The source gives other items than the run '{_options.Name}' has read before (its first {_before.Read}): what was done cannot be told from what was not. "
        + $"Begin anew with {nameof(BulkOptions.FromBeginning)}; items that were done are processed again.");
}
