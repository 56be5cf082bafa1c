using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Deletes several files; what is said of each must be so.</summary>
internal sealed class DeleteManyOperation : MatrixOperation
{
    private const int Files = 3;

    public override string Name => "Delete many";

    public override bool Writes => true;

    public override async Task ArrangeAsync(CellBench bench)
    {
        foreach (var path in Paths(bench))
        {
            await bench.PutAsync(path, bench.OldBytes);
        }
    }

    public override async Task ActAsync(CellBench bench)
    {
        var seen = new List<DeleteOutcome>();
        bench.Seen = seen;
        await foreach (var outcome in bench.Spoilt.DeleteManyAsync(Paths(bench).ToAsyncEnumerable(), bench.Token))
        {
            seen.Add(outcome);
        }

        CellBench.Require(seen.Select(outcome => outcome.Path).SequenceEqual(Paths(bench)), $"it told of {seen.Count} of {Files} files");
        if (seen.FirstOrDefault(outcome => !outcome.Succeeded) is { Error: { } error })
        {
            throw error;
        }
    }

    public override async Task JudgeDoneAsync(CellBench bench)
    {
        foreach (var path in Paths(bench))
        {
            await bench.RequireNothingAsync(path);
        }
    }

    public override async Task JudgeFailedAsync(CellBench bench, bool mayBeDone)
    {
        foreach (var (path, error) in (List<DeleteOutcome>)bench.Seen!)
        {
            if (error is null)
            {
                await bench.RequireNothingAsync(path);
            }
            else if (!mayBeDone)
            {
                await bench.RequireHoldsAsync(path, bench.OldBytes);
            }
        }
    }

    private static List<StoragePath> Paths(CellBench bench) => [.. Enumerable.Range(0, Files).Select(number => StoragePath.Parse($"{bench.Prefix}{number}"))];
}
