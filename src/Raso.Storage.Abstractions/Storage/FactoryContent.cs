namespace Raso.Storage;

internal sealed class FactoryContent : FileContent
{
    private readonly Func<CancellationToken, ValueTask<Stream>> _open;

    public FactoryContent(Func<CancellationToken, ValueTask<Stream>> open, long? length)
    {
        ArgumentNullException.ThrowIfNull(open);
        if (length is < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "A length is not negative.");
        }

        _open = open;
        Length = length;
    }

    public override long? Length { get; }

    public override bool CanReplay => true;

    public override ValueTask<Stream> OpenAsync(CancellationToken cancellationToken) => RequireAsync(_open(cancellationToken));

    private static async ValueTask<Stream> RequireAsync(ValueTask<Stream> opening) => await opening.ConfigureAwait(false)
        ?? throw new InvalidOperationException($"The function that {nameof(FromFactory)} was given returned null; return a stream at the beginning of the content.");
}
