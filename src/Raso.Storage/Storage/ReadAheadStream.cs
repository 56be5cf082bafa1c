using System.Buffers;
using System.Threading.Channels;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>What a driver reads: the source is read and hashed beside the driver's writing, through a ring of pooled buffers.</summary>
internal sealed class ReadAheadStream : ForwardOnlyStream
{
    private const int BufferLength = 256 << 10;
    private const int BufferCount = 4;

    private readonly ContentReader _reader;
    private readonly ArrayPool<byte> _pool;
    private readonly StallWatch _watch;
    private readonly ProgressReporter _progress;
    private readonly CancellationTokenSource _stop;
    private readonly List<byte[]> _rented = [];
    private readonly Channel<byte[]> _free = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true, SingleWriter = true });
    private readonly Channel<ArraySegment<byte>> _filled = Channel.CreateUnbounded<ArraySegment<byte>>(new() { SingleReader = true, SingleWriter = true });
    private Task? _pump;
    private ArraySegment<byte> _current;
    private bool _disposed;

    public ReadAheadStream(ContentReader reader, ArrayPool<byte> pool, StallWatch watch, ProgressReporter progress)
    {
        _reader = reader;
        _pool = pool;
        _watch = watch;
        _progress = progress;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(watch.Token);
    }

    /// <summary>Gets the error of the caller's side that ended the content, whatever the driver made of it.</summary>
    public PassThroughException? Fault { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_current.Count == 0 && !await NextAsync(cancellationToken).ConfigureAwait(false))
        {
            return 0;
        }

        var count = Math.Min(buffer.Length, _current.Count);
        _current.AsSpan(0, count).CopyTo(buffer.Span);
        _current = _current[count..];
        if (_current.Count == 0)
        {
            _free.Writer.TryWrite(_current.Array!);
        }

        ReportProgress(count);
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    /// <summary>Stops reading the source and waits until it is left alone. Called by whoever made this, not by drivers.</summary>
    public async Task StopAsync()
    {
        _disposed = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_pump is not null)
        {
            await _pump.ConfigureAwait(false);
        }

        _stop.Dispose();
        _rented.ForEach(array => _pool.Return(array));
        _rented.Clear();
    }

    private async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        _pump ??= Task.Run(PumpAsync, CancellationToken.None);
        if (!_filled.Reader.TryRead(out _current))
        {
            // Waiting for the source is not the store's standing still.
            _watch.Pause();
            while (!_filled.Reader.TryRead(out _current))
            {
                if (!await _filled.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    _watch.Start();
                    return false;
                }
            }
        }

        _watch.Start();
        return true;
    }

    private void ReportProgress(int count)
    {
        try
        {
            _progress.Add(count);
        }
        catch (PassThroughException error)
        {
            Fault ??= error;
            throw;
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            while (true)
            {
                var buffer = await TakeBufferAsync().ConfigureAwait(false);
                var count = await _reader.ReadAsync(buffer, _stop.Token).ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                _filled.Writer.TryWrite(new ArraySegment<byte>(buffer, 0, count));
            }

            _filled.Writer.Complete();
        }
        catch (Exception error)
        {
            Fault ??= error as PassThroughException;
            _filled.Writer.Complete(error);
        }
    }

    private ValueTask<byte[]> TakeBufferAsync()
    {
        if (_rented.Count == BufferCount || _free.Reader.TryPeek(out _))
        {
            return _free.Reader.ReadAsync(_stop.Token);
        }

        var buffer = _pool.Rent(BufferLength);
        _rented.Add(buffer);
        return ValueTask.FromResult(buffer);
    }
}
