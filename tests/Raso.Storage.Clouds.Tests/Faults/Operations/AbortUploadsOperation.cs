using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Removes an upload that was never finished.</summary>
internal sealed class AbortUploadsOperation : MatrixOperation
{
    public override string Name => "Abort uploads";

    public override bool Writes => true;

    public override bool GivesUncheckedAnswer => true;

    public override bool IsOffered(StorageCapabilities capabilities) => capabilities.AbortUploads;

    public override async Task ArrangeAsync(CellBench bench)
    {
        await bench.PutAsync(bench.OtherPath, bench.OldBytes);
        await bench.Cloud.LeaveUploadAsync(bench.Clean, bench.Path, bench.Token);
    }

    public override Task ActAsync(CellBench bench) => bench.Spoilt.AbortUploadsAsync(bench.Prefix, TimeSpan.Zero, bench.Token);

    public override async Task JudgeDoneAsync(CellBench bench)
    {
        CellBench.Require(await bench.Clean.AbortUploadsAsync(bench.Prefix, TimeSpan.Zero, bench.Token) == 0, "the upload is still there");
        await JudgeFailedAsync(bench, true);
    }

    public override async Task JudgeFailedAsync(CellBench bench, bool mayBeDone)
    {
        await bench.RequireNothingAsync(bench.Path);
        await bench.RequireHoldsAsync(bench.OtherPath, bench.OldBytes);
    }
}
