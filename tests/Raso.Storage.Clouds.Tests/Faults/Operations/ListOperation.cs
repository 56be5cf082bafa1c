using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Lists files over several pages.</summary>
internal sealed class ListOperation : MatrixOperation
{
    private const int Files = 5;

    public override string Name => "List";

    public override bool GivesUncheckedAnswer => true;

    public override async Task ArrangeAsync(CellBench bench)
    {
        for (var number = 0; number < Files; number++)
        {
            await bench.PutAsync($"{bench.Prefix}{number}", bench.OldBytes);
        }
    }

    public override async Task ActAsync(CellBench bench)
    {
        var seen = new List<string>();
        bench.Seen = seen;
        await foreach (var entry in bench.Spoilt.ListAsync(new ListOptions { Prefix = bench.Prefix, PageSize = 2 }, bench.Token))
        {
            seen.Add(entry.Path);
        }
    }

    public override Task JudgeDoneAsync(CellBench bench)
    {
        var seen = (List<string>)bench.Seen!;
        CellBench.Require(
            seen.SequenceEqual(Enumerable.Range(0, Files).Select(number => $"{bench.Prefix}{number}")),
            $"it listed {seen.Count} of {Files} files: {string.Join(", ", seen)}");
        return Task.CompletedTask;
    }
}
