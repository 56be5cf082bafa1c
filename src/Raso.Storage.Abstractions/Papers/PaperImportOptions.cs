namespace Raso.Storage.Papers;

/// <summary>How papers are imported.</summary>
public sealed record PaperImportOptions
{
    /// <summary>Gets what is done with records that the catalogue knows already; they are skipped unless set.</summary>
    public KnownPaperPolicy KnownPapers { get; init; } = KnownPaperPolicy.Skip;

    /// <summary>Gets how many connections write at the same time, 1 to 32; 1 unless set. SQLite has one writer, whatever is set. With more than one, batches are not committed in the order of the records.</summary>
    public int Connections { get; init; } = 1;

    /// <summary>Gets the greatest number of records that one transaction writes, 1 to 50,000; 5,000 unless set. A batch ends earlier when its texts reach 4 million characters, which bounds the memory.</summary>
    public int BatchSize { get; init; } = 5_000;

    /// <summary>Gets who is told after each batch how far the import is; nobody unless set. Reports come one at a time, in order.</summary>
    public IProgress<PaperImportProgress>? Progress { get; init; }

    /// <summary>Gets what is called for each record that was refused; nothing unless set. Calls come one at a time; an exception that it throws ends the import.</summary>
    public Action<PaperImportRefusal>? OnRefused { get; init; }

    /// <summary>Gets how many refused records <see cref="PaperImportReport.Refusals"/> keeps, 0 to 100,000; 1,000 unless set. Further ones are counted, and told to <see cref="OnRefused"/>.</summary>
    public int MaxRefusals { get; init; } = 1_000;
}
