using Raso.Storage.Clouds.Tests.Faults.Matrix;

namespace Raso.Storage.Clouds.Tests.Faults.Operations;

/// <summary>Reads a file: whole, checked before the first byte, or a part of it.</summary>
internal sealed class RetrieveOperation(string name, ReadVerification verify, ByteRange? range) : MatrixOperation
{
    public override string Name => name;

    public override bool ReadsContent => true;

    public override bool IsVerified => range is null;

    public override Task ArrangeAsync(CellBench bench) => bench.PutAsync(bench.Path, bench.Bytes);

    public override async Task ActAsync(CellBench bench)
    {
        await using var file = await bench.Spoilt.RetrieveAsync(
            bench.Path, new RetrieveOptions { Range = range, Verify = verify }, bench.Token);
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, bench.Token);
        bench.Seen = bytes.ToArray();
        CellBench.Require(file.Info.Length == bench.Bytes.Length, $"the file is said to have {file.Info.Length} bytes");
    }

    public override Task JudgeDoneAsync(CellBench bench)
    {
        var expected = range is { } part ? bench.Bytes.AsSpan((int)part.Offset, (int)(part.Length ?? bench.Bytes.Length - part.Offset)) : bench.Bytes;
        var seen = (byte[])bench.Seen!;
        CellBench.Require(seen.AsSpan().SequenceEqual(expected), $"it read {seen.Length} bytes that are not the {expected.Length} stored");
        return Task.CompletedTask;
    }
}
