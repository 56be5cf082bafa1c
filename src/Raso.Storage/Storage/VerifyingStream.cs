using System.Security.Cryptography;
using Raso.Storage.Diagnostics;

namespace Raso.Storage;

/// <summary>The bytes of a file as callers get them: the last of them are given out only when all together have the right SHA-256.</summary>
internal sealed class VerifyingStream(ReadJob job, ResumingReader reader) : ForwardOnlyStream
{
    private readonly IncrementalHash? _hash = job.Sha256 is null ? null : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private StorageException? _error;
    private bool _verified;
    private bool _disposed;

    public override bool CanRead => !_disposed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_error is not null)
        {
            throw _error;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (buffer.IsEmpty)
        {
            return 0;
        }

        try
        {
            var count = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            Take(buffer.Span[..count]);
            return count;
        }
        catch (StorageException error)
        {
            _error = error;
            throw;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            _hash?.Dispose();
            await reader.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        _hash?.AppendData(bytes);
        if (reader.Position == job.Length && !_verified)
        {
            if (_hash is not null && Convert.ToHexStringLower(_hash.GetHashAndReset()) != job.Sha256)
            {
                throw reader.Corrupted("gave content whose SHA-256 is not the one that was recorded");
            }

            _verified = true;
        }

        if (!bytes.IsEmpty)
        {
            StorageMetrics.CountBytesRead(job.Gateway.Name, bytes.Length);
            job.Progress?.Report(new StorageProgress(reader.Position, job.Length));
        }
    }
}
