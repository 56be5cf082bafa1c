using Raso.Storage.Diagnostics;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Reads a body to its end, and takes a broken one up again by range while the object is still the same.</summary>
internal sealed class ResumingReader(ReadJob job, Stream body) : IAsyncDisposable
{
    // After this much progress the store is working again, and the count of attempts begins anew.
    private const long ProgressThatCounts = 1 << 20;

    private readonly DriverGateway _gateway = job.Gateway;
    private Stream _body = body;
    private long _resumedAt;
    private int _resumes;

    /// <summary>Gets the bytes that have come.</summary>
    public long Position { get; private set; }

    /// <summary>Reads what comes next; ends only when all has come.</summary>
    /// <exception cref="StorageException">The read broke for good, or more came than the object has.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        while (Position < job.Length)
        {
            StorageException broken;
            try
            {
                var count = await ReadBodyAsync(buffer, cancellationToken).ConfigureAwait(false);
                if (count > 0)
                {
                    Position += count;
                    return Position <= job.Length ? count : throw Corrupted("gave more bytes than it had announced");
                }

                broken = _gateway.Error(
                    StorageErrorCode.Unavailable,
                    $"Backend '{_gateway.Name}' ended a read after {Position} of {job.Length} bytes.", job.Info.Path, isTransient: true);
            }
            catch (PassThroughException failure) when (failure.InnerException is StorageException { IsTransient: true } error)
            {
                broken = error;
            }

            await ResumeAsync(broken, cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    public ValueTask DisposeAsync() => _body.DisposeAsync();

    public StorageException Corrupted(string what)
    {
        StorageLog.ContentCorrupted(_gateway.Logger, _gateway.Name);
        return _gateway.Error(
            StorageErrorCode.Corrupted, $"Backend '{_gateway.Name}' {what}; read another copy, or store the file again.", job.Info.Path);
    }

    private async ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        using var watch = new StallWatch(_gateway.Options.Resilience.StallTimeout, _gateway.TimeProvider, cancellationToken);
        try
        {
            watch.Start();
            return await _body.ReadAsync(buffer, watch.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new PassThroughException(_gateway.Explain(watch.HasStalled ? watch.Explain(error) : error, job.Info.Path));
        }
    }

    private async Task ResumeAsync(StorageException broken, CancellationToken cancellationToken)
    {
        _resumes = Position - _resumedAt >= ProgressThatCounts ? 1 : _resumes + 1;
        _resumedAt = Position;
        if (_resumes > _gateway.Options.Resilience.MaxRetries)
        {
            throw broken;
        }

        StorageLog.ReadResumed(_gateway.Logger, _gateway.Name, broken.Code, Position);
        StorageMetrics.CountResume(_gateway.Name);
        await _body.DisposeAsync().ConfigureAwait(false);
        _body = Stream.Null;
        await WaitAsync(cancellationToken).ConfigureAwait(false);
        _body = await OpenRestAsync(cancellationToken).ConfigureAwait(false);
    }

    private Task WaitAsync(CancellationToken cancellationToken)
    {
        var resilience = _gateway.Options.Resilience;
        var delay = resilience.BaseDelay * Math.Pow(2, _resumes - 2);
        // The first time at once: most breaks are a connection that was closed.
        return _resumes == 1
            ? Task.CompletedTask
            : Task.Delay(delay < resilience.MaxDelay ? delay : resilience.MaxDelay, _gateway.TimeProvider, cancellationToken);
    }

    private async Task<Stream> OpenRestAsync(CancellationToken cancellationToken)
    {
        ObjectContent rest;
        try
        {
            rest = await _gateway.CallAsync(
                "get", job.Info.Path, token => _gateway.Driver.GetAsync(job.Rest(Position), token), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException error) when (error.Code is StorageErrorCode.PreconditionFailed or StorageErrorCode.NotFound)
        {
            throw Changed(error);
        }

        if (rest.Info.ETag == job.Info.ETag)
        {
            return rest.Content;
        }

        await rest.Content.DisposeAsync().ConfigureAwait(false);
        throw Changed(null);
    }

    private StorageException Changed(StorageException? cause) => _gateway.Error(
        StorageErrorCode.PreconditionFailed,
        $"The file was replaced or deleted while it was being read: the read broke after {Position} of {job.Length} bytes, and ETag {job.Info.ETag} is gone; read it anew.",
        job.Info.Path,
        innerException: cause);
}
