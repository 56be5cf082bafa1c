namespace Raso.Storage.Bibliography;

/// <summary>Counts records and hands faults on.</summary>
internal sealed class FaultLog(Action<BibliographyFault>? onFault)
{
    public long Seen { get; private set; }

    public long Read { get; private set; }

    public long Faulted { get; private set; }

    public void CountSeen() => Seen++;

    public void CountRead() => Read++;

    /// <summary>Reports that a record is lost.</summary>
    public void Lose(long line, string? key, BibliographyFaultReason reason, string message, string? field = null)
    {
        Faulted++;
        onFault?.Invoke(new BibliographyFault { Line = line, Key = key, Field = field, Reason = reason, Message = message, IsRecordLost = true });
    }

    /// <summary>Reports what was left out, or taken otherwise than it is written, without losing a record.</summary>
    public void Note(long line, string? key, string? field, BibliographyFaultReason reason, string message) =>
        onFault?.Invoke(new BibliographyFault { Line = line, Key = key, Field = field, Reason = reason, Message = message, IsRecordLost = false });
}
