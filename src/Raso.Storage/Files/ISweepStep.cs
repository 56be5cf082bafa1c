namespace Raso.Storage.Files;

/// <summary>What a sweep does beside the files of the ledger.</summary>
internal interface ISweepStep
{
    /// <summary>Does all that is due.</summary>
    /// <returns>What could not be done.</returns>
    Task<IReadOnlyList<SweepFailure>> RunAsync(CancellationToken cancellationToken);
}
