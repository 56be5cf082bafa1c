using System.Security.Cryptography;
using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>Reads a source once: counts and hashes its bytes, and throws instead of ending where they are not what was announced.</summary>
internal sealed class ContentReader : IAsyncDisposable
{
    private readonly WriteJob _job;
    private readonly Stream _source;
    private readonly bool _leaveOpen;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _next = new byte[1];
    private ReadOnlyMemory<byte> _putBack;
    private ReadOnlyMemory<byte> _pending;
    private string? _sha256;

    public ContentReader(WriteJob job, Stream source, bool leaveOpen = false)
    {
        _job = job;
        _source = source;
        _leaveOpen = leaveOpen;
    }

    /// <summary>Gets the bytes of the source that were seen so far.</summary>
    public long Count { get; private set; }

    /// <summary>Gets a value indicating whether the source has ended and all its bytes were given out.</summary>
    public bool Ended => _sha256 is not null && _pending.IsEmpty && _putBack.IsEmpty;

    /// <summary>Gets the SHA-256 of the whole content, once the source has ended.</summary>
    public string Sha256 => _sha256 ?? throw new InvalidOperationException("The description was asked for before the content was read to its end.");

    public static async Task<ContentReader> OpenAsync(WriteJob job, CancellationToken cancellationToken)
    {
        try
        {
            return new ContentReader(job, await job.Content.OpenAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (!IsCancellation(error, cancellationToken))
        {
            throw new PassThroughException(error);
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        ref var kept = ref _putBack.IsEmpty ? ref _pending : ref _putBack;
        if (!kept.IsEmpty)
        {
            var count = Math.Min(kept.Length, buffer.Length);
            kept[..count].CopyTo(buffer);
            kept = kept[count..];
            return count;
        }

        return buffer.IsEmpty || _sha256 is not null ? 0 : await ReadSourceAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fills the buffer, and looks one byte ahead so that <see cref="Ended"/> tells whether more follows.</summary>
    public async ValueTask FillAsync(PooledBuffer buffer, CancellationToken cancellationToken)
    {
        while (buffer.Length < buffer.Capacity)
        {
            var count = await ReadAsync(buffer.Free, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return;
            }

            buffer.Length += count;
        }

        if (_pending.IsEmpty && _sha256 is null && await ReadSourceAsync(_next, cancellationToken).ConfigureAwait(false) == 1)
        {
            _pending = _next;
        }
    }

    /// <summary>Gives bytes out once more, before what follows them. They must stay as they are until then.</summary>
    public void PutBack(ReadOnlyMemory<byte> bytes) => _putBack = bytes;

    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        if (!_leaveOpen)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static bool IsCancellation(Exception error, CancellationToken cancellationToken) =>
        error is OperationCanceledException && cancellationToken.IsCancellationRequested;

    private async ValueTask<int> ReadSourceAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        int count;
        try
        {
            count = await _source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!IsCancellation(error, cancellationToken))
        {
            throw new PassThroughException(error);
        }

        _hash.AppendData(buffer.Span[..count]);
        Count += count;
        if (_job.Gateway.Capabilities.MaxFileLength is { } limit && Count > limit)
        {
            throw Refuse(StorageErrorCode.InvalidArgument, $"The content is longer than the {limit} bytes that backend '{_job.Gateway.Name}' can hold.");
        }

        if (_job.Content.Length is { } announced && (Count > announced || (count == 0 && Count < announced)))
        {
            throw Refuse(
                StorageErrorCode.Corrupted,
                $"The content was announced with {announced} bytes and has {(count == 0 ? $"{Count}" : "more")}; nothing was stored.");
        }

        if (count == 0)
        {
            End();
        }

        return count;
    }

    private void End()
    {
        var sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
        if (_job.ExpectedSha256 is { } expected && expected != sha256)
        {
            throw Refuse(StorageErrorCode.Corrupted, $"The content has the SHA-256 {sha256}, not the expected {expected}; nothing was stored.");
        }

        _sha256 = sha256;
    }

    // Passed through: these are no errors of the backend, and sending the request again would not mend them.
    private PassThroughException Refuse(StorageErrorCode code, string message) => new(_job.Gateway.Error(code, message, _job.Path));
}
