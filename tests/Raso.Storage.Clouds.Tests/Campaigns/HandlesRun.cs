using System.Globalization;
using Raso.Storage.Clouds.Tests.Faults;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Calls that succeed, fail, are broken off and are cancelled, again and again: what they had open is closed, and what they had lent is back.</summary>
internal static class HandlesRun
{
    // Pools keep some connections; those of a hundred rounds would be far more.
    private const int Leeway = 12;
    private const int WarmUp = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(CloudUnderTest cloud, int rounds)
    {
        await using var bench = await CampaignBench.StartAsync(cloud);
        await using var proxy = new HttpFaultProxy(
            cloud.Endpoint, new HttpFaultPlan(new HttpFault { Spoil = answer => answer.Body.Length < 1_000 ? null : answer with { Body = answer.Body[..500], AnnouncedLength = answer.Body.Length } }));
        await using var spoilt = cloud.CreateBackend(proxy.Endpoint, CampaignBench.Quicken, bench.Pool);
        for (var round = 0; round < WarmUp; round++)
        {
            await RoundAsync(bench, spoilt, round);
        }

        var before = ProcessHandles.Count();
        for (var round = WarmUp; round < WarmUp + rounds; round++)
        {
            await RoundAsync(bench, spoilt, round);
        }

        // What was broken off is closed by the other side too, a moment later.
        using var patience = new CancellationTokenSource(Patience);
        while (ProcessHandles.Count().All > before.All + Leeway && !patience.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var after = ProcessHandles.Count();
        CloudCampaign.Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{cloud}: {rounds} rounds, descriptors {before.All} before and {after.All} after, of them sockets {before.Sockets} and {after.Sockets}"));
        after.All.Should().BeLessThanOrEqualTo(before.All + Leeway, "descriptors are closed");
        after.Sockets.Should().BeLessThanOrEqualTo(before.Sockets + Leeway, "connections are closed or go back to their pool");
        bench.Pool.Outstanding.Should().Be(0, "buffers go back to their pool");
    }

    private static async Task RoundAsync(CampaignBench bench, CloudStorageBackend spoilt, int round)
    {
        var token = TestContext.Current.CancellationToken;
        StoragePath path = bench.Folder(round) + "file";
        var bytes = new byte[round % 8 == 0 ? bench.Cloud.SeveralPartsLength : 60_000];
        await bench.PutAsync(path, bytes);
        await bench.Backend.RetrieveBytesAsync(path, token);
        await using (var file = await bench.Backend.RetrieveAsync(path, null, token))
        {
            // Broken off amid the body.
            await file.Content.ReadExactlyAsync(new byte[100], token);
        }

        using (var cancel = new CancellationTokenSource())
        {
            await using var file = await bench.Backend.RetrieveAsync(path, null, token);
            await file.Content.ReadExactlyAsync(new byte[100], token);
            await cancel.CancelAsync();
            await Record.ExceptionAsync(async () => await file.Content.ReadExactlyAsync(new byte[100], cancel.Token));
        }

        await Record.ExceptionAsync(() => spoilt.RetrieveBytesAsync(path, token));
        await Record.ExceptionAsync(() => bench.Backend.RetrieveBytesAsync(bench.Folder(round) + "missing", token));
        await Record.ExceptionAsync(() => bench.Backend.StoreAsync(
            path, FileContent.FromStream(new ThrowingStream(bytes, 1_000, false, 500, new IOException("The source failed on purpose."))), null, token));
        await bench.Backend.GetInfoAsync(path, token);
        await foreach (var _ in bench.Backend.ListAsync(new ListOptions { Prefix = bench.Folder(round), PageSize = 1 }, token))
        {
            break;
        }

        await bench.Backend.DeleteAsync(path, token);
    }
}
