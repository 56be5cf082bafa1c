using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Signs a URL, for which the store is not asked.</summary>
internal sealed class SignOperation : MatrixOperation
{
    public override string Name => "Sign";

    public override bool NeedsNoServer => true;

    public override bool IsOffered(StorageCapabilities capabilities) => capabilities.SignedUrls;

    public override async Task ActAsync(CellBench bench) => bench.Seen = await bench.Spoilt.SignUrlAsync(bench.Path, new SignedUrlOptions(), bench.Token);

    public override Task JudgeDoneAsync(CellBench bench)
    {
        CellBench.Require(bench.Seen is SignedUrl { Url.Query.Length: > 0 }, "the URL has no signature");
        return Task.CompletedTask;
    }
}
