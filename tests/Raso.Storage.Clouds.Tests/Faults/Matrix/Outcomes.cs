namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>The outcomes that several faults share.</summary>
internal static class Outcomes
{
    /// <summary>Nothing works, and trying again later may help; a write whose answer was lost may be of unknown outcome where that counts.</summary>
    public static Expectation Outage(CellBench bench) =>
        Settled(bench, Expectation.Fails(true, StorageErrorCode.Unavailable, StorageErrorCode.ResourceExhausted));

    /// <summary>Adds that a conditional write, or one of several parts, may be of unknown outcome.</summary>
    public static Expectation Settled(CellBench bench, Expectation expectation) =>
        bench.Cell.Operation.IsConditional || bench.Cell.Operation.IsInParts ? expectation.Or(StorageErrorCode.OutcomeUnknown) : expectation;
}
