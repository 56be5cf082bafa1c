using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Copies a file within the store.</summary>
internal sealed class CopyOperation(string name, bool createOnly) : MatrixOperation
{
    public override string Name => name;

    public override bool Writes => true;

    public override bool IsConditional => createOnly;

    public override bool IsCreateOnly => createOnly;

    public override bool IsOffered(StorageCapabilities capabilities) => createOnly ? capabilities.ConditionalCopy : capabilities.Copy;

    public override Task ArrangeAsync(CellBench bench) => bench.PutAsync(bench.OtherPath, bench.Bytes);

    public override Task ActAsync(CellBench bench) =>
        bench.Spoilt.CopyAsync(bench.OtherPath, bench.Path, new CopyOptions { CreateOnly = createOnly }, bench.Token);

    public override async Task JudgeDoneAsync(CellBench bench)
    {
        await bench.RequireHoldsAsync(bench.Path, bench.Bytes);
        await bench.RequireHoldsAsync(bench.OtherPath, bench.Bytes);
    }

    public override async Task JudgeFailedAsync(CellBench bench, bool mayBeDone)
    {
        await bench.RequireHoldsOldAsync(bench.Path, null, mayBeDone ? bench.Bytes : null);
        await bench.RequireHoldsAsync(bench.OtherPath, bench.Bytes);
    }
}
