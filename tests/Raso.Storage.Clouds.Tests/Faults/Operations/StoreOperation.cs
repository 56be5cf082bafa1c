using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Stores a file: small or in several parts, where nothing was, over an old file, or under a condition.</summary>
internal sealed class StoreOperation(string name, bool inParts, StoreKind kind) : MatrixOperation
{
    public override string Name => name;

    public override bool SendsContent => true;

    public override bool Writes => true;

    public override bool IsInParts => inParts;

    public override bool IsConditional => kind is StoreKind.CreateOnly or StoreKind.IfMatch;

    public override bool IsCreateOnly => kind == StoreKind.CreateOnly;

    public override bool IsOneRequest => !inParts && !IsConditional;

    private bool HasOld => kind is StoreKind.Over or StoreKind.IfMatch;

    public override bool IsOffered(StorageCapabilities capabilities) => kind switch
    {
        StoreKind.CreateOnly => inParts ? capabilities.ConditionalComplete : capabilities.ConditionalPut,
        StoreKind.IfMatch => capabilities.IfMatch,
        _ => true,
    };

    public override async Task ArrangeAsync(CellBench bench)
    {
        if (HasOld)
        {
            await bench.PutAsync(bench.Path, bench.OldBytes);
            bench.ETag = (await bench.Clean.GetInfoAsync(bench.Path, bench.Token))!.ETag;
        }
    }

    public override async Task ActAsync(CellBench bench)
    {
        var options = new StoreOptions { CreateOnly = IsCreateOnly, IfMatch = kind == StoreKind.IfMatch ? bench.ETag : null };
        var stored = await bench.Spoilt.StoreAsync(bench.Path, bench.Source(), options, bench.Token);
        CellBench.Require(stored.Length == bench.Bytes.Length, $"it is said to have stored {stored.Length} of {bench.Bytes.Length} bytes");
        CellBench.Require(!string.IsNullOrEmpty(stored.ETag), "it is said to be stored without an ETag");
    }

    public override Task JudgeDoneAsync(CellBench bench) => bench.RequireHoldsAsync(bench.Path, bench.Bytes);

    public override Task JudgeFailedAsync(CellBench bench, bool mayBeDone) =>
        bench.RequireHoldsOldAsync(bench.Path, HasOld ? bench.OldBytes : null, mayBeDone ? bench.Bytes : null);
}
