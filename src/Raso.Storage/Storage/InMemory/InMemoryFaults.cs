namespace Raso.Storage.InMemory;

/// <summary>Makes an in-memory store misbehave, call by call. Faults of one kind come in the order in which they were asked for.</summary>
public sealed class InMemoryFaults
{
    private readonly Lock _gate = new();
    private readonly Dictionary<InMemoryOperation, int> _calls = [];
    private readonly Dictionary<InMemoryOperation, Queue<DriverError>> _failures = [];
    private readonly Dictionary<InMemoryOperation, Queue<InMemoryHold>> _holds = [];
    private readonly Dictionary<InMemoryOperation, int> _lostAnswers = [];
    private readonly Queue<long> _brokenPuts = new();
    private readonly Queue<long> _brokenReads = new();
    private readonly Queue<long> _stalledReads = new();
    private readonly InMemoryObjects _objects;
    private volatile bool _isDown;

    internal InMemoryFaults(InMemoryObjects objects) => _objects = objects;

    /// <summary>Gets or sets a value indicating whether every call is refused, as by a server that does not run.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    /// <summary>Gets how often an operation was called, failed calls included.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>The number of calls.</returns>
    public int CallsOf(InMemoryOperation operation)
    {
        lock (_gate)
        {
            return _calls.GetValueOrDefault(operation);
        }
    }

    /// <summary>Lets the next calls of an operation fail without any effect.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="times">How many calls fail.</param>
    /// <param name="code">The reason.</param>
    /// <param name="isTransient">Whether it is worth another attempt.</param>
    /// <param name="retryAfter">How long the store asks to wait, if it does.</param>
    public void FailNext(
        InMemoryOperation operation,
        int times = 1,
        StorageErrorCode code = StorageErrorCode.Unavailable,
        bool isTransient = true,
        TimeSpan? retryAfter = null)
    {
        lock (_gate)
        {
            for (var i = 0; i < times; i++)
            {
                QueueOf(_failures, operation).Enqueue(new DriverError(code, $"A fault was asked for: {operation} fails.", isTransient, retryAfter));
            }
        }
    }

    /// <summary>Lets the next calls of an operation take effect, and fail as if their answer were lost.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="times">How many calls.</param>
    public void LoseNextAnswer(InMemoryOperation operation, int times = 1)
    {
        lock (_gate)
        {
            _lostAnswers[operation] = _lostAnswers.GetValueOrDefault(operation) + times;
        }
    }

    /// <summary>Lets the next puts fail after they have read some bytes.</summary>
    /// <param name="afterBytes">After how many bytes.</param>
    /// <param name="times">How many puts.</param>
    public void BreakNextPut(long afterBytes, int times = 1) => Enqueue(_brokenPuts, afterBytes, times);

    /// <summary>Lets the next reads fail after they have given some bytes.</summary>
    /// <param name="afterBytes">After how many bytes.</param>
    /// <param name="times">How many reads.</param>
    public void BreakNextRead(long afterBytes, int times = 1) => Enqueue(_brokenReads, afterBytes, times);

    /// <summary>Lets the next reads stand still after they have given some bytes, until they are cancelled.</summary>
    /// <param name="afterBytes">After how many bytes.</param>
    /// <param name="times">How many reads.</param>
    public void StallNextRead(long afterBytes, int times = 1) => Enqueue(_stalledReads, afterBytes, times);

    /// <summary>Lets the next call of an operation wait before it does anything.</summary>
    /// <param name="operation">The operation.</param>
    /// <returns>Tells when the call has come, and lets it go on.</returns>
    public InMemoryHold HoldNext(InMemoryOperation operation)
    {
        var hold = new InMemoryHold();
        lock (_gate)
        {
            QueueOf(_holds, operation).Enqueue(hold);
        }

        return hold;
    }

    /// <summary>Flips one bit of a stored object and leaves all else as it is, as a decaying disk does.</summary>
    /// <param name="path">The path of the object.</param>
    /// <param name="offset">The byte whose lowest bit is flipped.</param>
    /// <exception cref="ArgumentException">There is no such object or no such byte.</exception>
    public void FlipBit(StoragePath path, long offset)
    {
        ArgumentNullException.ThrowIfNull(path);
        _objects.FlipBit(path.Value, offset);
    }

    internal async Task EnterAsync(InMemoryOperation operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        InMemoryHold? hold;
        DriverError? failure = null;
        lock (_gate)
        {
            _calls[operation] = _calls.GetValueOrDefault(operation) + 1;
            QueueOf(_holds, operation).TryDequeue(out hold);
            if (!_isDown)
            {
                QueueOf(_failures, operation).TryDequeue(out failure);
            }
        }

        if (hold is not null)
        {
            await hold.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_isDown)
        {
            throw new InMemoryStorageError(new DriverError(StorageErrorCode.Unavailable, "The in-memory store is down.", IsTransient: true, HadNoEffect: true));
        }

        if (failure is not null)
        {
            throw new InMemoryStorageError(failure);
        }
    }

    internal void Leave(InMemoryOperation operation)
    {
        lock (_gate)
        {
            if (_lostAnswers.GetValueOrDefault(operation) is > 0 and var count)
            {
                _lostAnswers[operation] = count - 1;
                throw Broken($"the answer to {operation} is lost");
            }
        }
    }

    internal long? TakeBrokenPut() => Take(_brokenPuts);

    internal long? TakeBrokenRead() => Take(_brokenReads);

    internal long? TakeStalledRead() => Take(_stalledReads);

    internal static InMemoryStorageError Broken(string what) =>
        new(new DriverError(StorageErrorCode.Unavailable, $"A fault was asked for: {what}.", IsTransient: true));

    private static Queue<T> QueueOf<T>(Dictionary<InMemoryOperation, Queue<T>> queues, InMemoryOperation operation)
    {
        if (!queues.TryGetValue(operation, out var queue))
        {
            queue = new Queue<T>();
            queues.Add(operation, queue);
        }

        return queue;
    }

    private void Enqueue(Queue<long> queue, long afterBytes, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterBytes);
        lock (_gate)
        {
            for (var i = 0; i < times; i++)
            {
                queue.Enqueue(afterBytes);
            }
        }
    }

    private long? Take(Queue<long> queue)
    {
        lock (_gate)
        {
            return queue.TryDequeue(out var value) ? value : null;
        }
    }
}
