namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Stores from sources that throw at a random offset: their own error comes out, the old file stays whole, and nothing new is there.</summary>
internal sealed class SourceRun(CampaignBench bench)
{
    private int _inParts;

    public string Summary => $"{_inParts} of them in parts";

    public async Task StepAsync(Random random, int number)
    {
        var inParts = random.Next(3) == 0;
        var bytes = new byte[inParts ? bench.Cloud.SeveralPartsLength + random.Next(1_000) : 1 + random.Next(30_000)];
        random.NextBytes(bytes);
        var thrown = Error(random);
        var source = new ThrowingStream(bytes, random.Next(bytes.Length), random.Next(2) == 0, 1 + random.Next(100_000), thrown);
        StoragePath path = bench.Folder(number) + "file";
        var old = random.Next(2) == 0 ? new byte[500] : null;
        if (old is not null)
        {
            await bench.PutAsync(path, old);
        }

        long? length = random.Next(2) == 0 ? bytes.Length : null;
        var content = random.Next(2) == 0
            ? FileContent.FromStream(source, length)
            : FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(source), length);
        if (inParts)
        {
            Interlocked.Increment(ref _inParts);
        }

        var error = await Record.ExceptionAsync(() => bench.Backend.StoreAsync(path, content, null, TestContext.Current.CancellationToken));

        error.Should().BeSameAs(thrown, $"the source threw after {source.Offset} of {bytes.Length} bytes, and its own error comes out");
        await bench.RequireHoldsAsync(path, [old]);
        await bench.RequireOnlyAsync(bench.Folder(number), path);
    }

    private static Exception Error(Random random) => random.Next(5) switch
    {
        0 => new IOException("The source failed on purpose."),
        1 => new InvalidDataException("The source failed on purpose."),
        2 => new TimeoutException("The source failed on purpose."),
        3 => new HttpRequestException("The source failed on purpose."),
        // As HttpClient's own timeout looks: nobody cancelled the call.
        _ => new TaskCanceledException("The source failed on purpose."),
    };
}
