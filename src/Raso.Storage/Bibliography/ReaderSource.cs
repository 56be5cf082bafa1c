namespace Raso.Storage.Bibliography;

/// <summary>Characters of a reader that the caller opened.</summary>
internal sealed class ReaderSource(TextReader reader) : ICharSource
{
    public ValueTask<int> ReadAsync(Memory<char> destination, CancellationToken cancellationToken) => reader.ReadAsync(destination, cancellationToken);
}
