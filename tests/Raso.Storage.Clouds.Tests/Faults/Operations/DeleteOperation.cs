using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Deletes one file, and leaves its neighbour.</summary>
internal sealed class DeleteOperation : MatrixOperation
{
    public override string Name => "Delete";

    public override bool IsOneRequest => true;

    public override bool Writes => true;

    public override async Task ArrangeAsync(CellBench bench)
    {
        await bench.PutAsync(bench.Path, bench.OldBytes);
        await bench.PutAsync(bench.OtherPath, bench.OldBytes);
    }

    public override Task ActAsync(CellBench bench) => bench.Spoilt.DeleteAsync(bench.Path, bench.Token);

    public override async Task JudgeDoneAsync(CellBench bench)
    {
        await bench.RequireNothingAsync(bench.Path);
        await bench.RequireHoldsAsync(bench.OtherPath, bench.OldBytes);
    }

    public override async Task JudgeFailedAsync(CellBench bench, bool mayBeDone)
    {
        if (!mayBeDone)
        {
            await bench.RequireHoldsAsync(bench.Path, bench.OldBytes);
        }

        await bench.RequireHoldsAsync(bench.OtherPath, bench.OldBytes);
    }
}
