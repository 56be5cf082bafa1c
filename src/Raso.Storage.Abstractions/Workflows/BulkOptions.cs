namespace Raso.Storage.Workflows;

/// <summary>How many items are worked through.</summary>
public sealed record BulkOptions
{
    /// <summary>Gets how many items are processed at the same time, 1 to 256; 10 unless set.</summary>
    public int MaxConcurrency { get; init; } = 10;

    /// <summary>Gets after how many failures no further item is begun, 1 to 100,000; 1,000 unless set. What is begun by then is ended.</summary>
    public int MaxFailures { get; init; } = 1_000;

    /// <summary>Gets the name of the run: 1 to 100 of a-z, 0-9, <c>-</c> and <c>_</c>. Under it the default backend keeps what was done (<c>bulk/{name}.json</c>), so that the next run goes on; nothing is kept unless set.</summary>
    public string? Name { get; init; }

    /// <summary>Gets a value indicating whether what a run of the same name did before is forgotten; <see langword="false"/> unless set.</summary>
    public bool FromBeginning { get; init; }

    /// <summary>Gets what is called with the outcome of each item that was processed; nothing unless set. Calls come one at a time; an exception that it throws ends the run.</summary>
    public Action<BulkOutcome>? OnOutcome { get; init; }

    /// <summary>Gets who is told after each item how far the run is; nobody unless set. Reports come one at a time, in order.</summary>
    public IProgress<BulkProgress>? Progress { get; init; }
}
