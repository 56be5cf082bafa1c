using Raso.Storage.Papers;

namespace Raso.Storage.Bibliography;

/// <summary>The papers of one bibliography, read as they are asked for, once. When it has ended, <see cref="Seen"/> is <see cref="Read"/> plus <see cref="Faulted"/>.</summary>
public sealed class BibliographyReading : IAsyncEnumerable<NewPaper>
{
    private readonly FaultLog _log;
    private Func<FaultLog, CancellationToken, IAsyncEnumerable<NewPaper>>? _read;

    private BibliographyReading(BibliographyReadOptions options, Func<FaultLog, CancellationToken, IAsyncEnumerable<NewPaper>> read)
    {
        _log = new FaultLog(options.OnFault);
        _read = read;
    }

    /// <summary>Gets how many records were found so far.</summary>
    public long Seen => _log.Seen;

    /// <summary>Gets how many papers were given so far.</summary>
    public long Read => _log.Read;

    /// <summary>Gets how many records were lost so far, each of which was reported with <see cref="BibliographyFault.IsRecordLost"/>.</summary>
    public long Faulted => _log.Faulted;

    /// <summary>Opens a source for a form of bibliographies, which reads records of a limited length.</summary>
    internal static BibliographyReading Open(
        ICharSource source, BibliographyReadOptions? options, Func<ICharSource, int, FaultLog, CancellationToken, IAsyncEnumerable<NewPaper>> read)
    {
        options ??= new BibliographyReadOptions();
        options.Check();
        return new BibliographyReading(options, (log, cancellationToken) => read(source, options.MaxRecordLength, log, cancellationToken));
    }

    /// <summary>Begins to read.</summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="InvalidOperationException">It was read before: a stream is read once.</exception>
    public IAsyncEnumerator<NewPaper> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var read = Interlocked.Exchange(ref _read, null)
            ?? throw new InvalidOperationException("This bibliography was read before; open its stream again and make a new reading.");
        return read(_log, cancellationToken).GetAsyncEnumerator(cancellationToken);
    }
}
