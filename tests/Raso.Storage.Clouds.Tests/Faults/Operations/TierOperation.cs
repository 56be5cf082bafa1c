using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Moves a file to another tier.</summary>
internal sealed class TierOperation : MatrixOperation
{
    public override string Name => "Set tier";

    public override bool Writes => true;

    public override bool IsOffered(StorageCapabilities capabilities) => capabilities.Tiers.Count > 0;

    public override Task ArrangeAsync(CellBench bench) => bench.PutAsync(bench.Path, bench.Bytes);

    public override Task ActAsync(CellBench bench) => bench.Spoilt.SetTierAsync(bench.Path, bench.Cloud.TierOf(bench.Spoilt.Capabilities), bench.Token);

    public override async Task JudgeDoneAsync(CellBench bench)
    {
        var info = await bench.Clean.GetInfoAsync(bench.Path, bench.Token);
        CellBench.Require(info?.Tier == bench.Cloud.TierOf(bench.Clean.Capabilities), $"the file is in tier {info?.Tier}");
        await bench.RequireHoldsAsync(bench.Path, bench.Bytes);
    }

    public override Task JudgeFailedAsync(CellBench bench, bool mayBeDone) => bench.RequireHoldsAsync(bench.Path, bench.Bytes);
}
