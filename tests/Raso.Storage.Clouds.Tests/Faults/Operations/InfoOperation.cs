using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Asks what is stored at a path.</summary>
internal sealed class InfoOperation : MatrixOperation
{
    public override string Name => "Info";

    public override bool IsOneRequest => true;

    public override bool GivesUncheckedAnswer => true;

    public override Task ArrangeAsync(CellBench bench) => bench.PutAsync(bench.Path, bench.Bytes);

    public override async Task ActAsync(CellBench bench) => bench.Seen = await bench.Spoilt.GetInfoAsync(bench.Path, bench.Token);

    public override Task JudgeDoneAsync(CellBench bench)
    {
        CellBench.Require(bench.Seen is not null, "it says that nothing is stored");
        CellBench.Require(((StoredFile)bench.Seen!).Length == bench.Bytes.Length, "it tells another length");
        return Task.CompletedTask;
    }
}
