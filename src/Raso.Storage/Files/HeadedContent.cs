namespace Raso.Storage.Files;

/// <summary>Content that cannot be replayed and whose first bytes were read already.</summary>
internal sealed class HeadedContent(ReadOnlyMemory<byte> head, Stream rest, long? length) : FileContent
{
    private int _opened;

    public override long? Length => length;

    public override bool CanReplay => false;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _opened, 1) == 1)
        {
            throw new InvalidOperationException("The stream was read before and cannot seek back.");
        }

        return ValueTask.FromResult<Stream>(new HeadedStream(head, rest));
    }
}
