using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Raso.Storage.Clouds.Tests.Faults;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>Workers store, replace, copy, read and delete amid injected faults; in the end every path holds what was acknowledged for it, by SHA-256.</summary>
internal sealed class SoakRun(CampaignBench bench, CloudStorageBackend chaotic, int seed)
{
    private const int Workers = 6;
    private const int PathsEach = 12;
    private const string Nothing = "nothing";

    // What a path may hold: one text after an acknowledgement, more after calls that failed.
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _mayHold = new();
    private int _acknowledged;
    private int _failed;
    private int _read;

    public static async Task RunAsync(CloudUnderTest cloud, TimeSpan duration)
    {
        await using var bench = await CampaignBench.StartAsync(cloud);
        var seed = CloudCampaign.Seed();
        var random = new Random(seed);
        var gate = new Lock();
        ChaosDriver? chaos = null;
        await using var chaotic = cloud.CreateBackend(
            cloud.Endpoint,
            CampaignBench.Quicken,
            bench.Pool,
            driver => chaos = new ChaosDriver(driver, 0.1, () =>
            {
                lock (gate)
                {
                    return random.NextDouble();
                }
            }));
        var run = new SoakRun(bench, chaotic, seed);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => run.WorkAsync(worker, duration))));
        await run.JudgeAsync();
        CloudCampaign.Tell(string.Create(
            CultureInfo.InvariantCulture,
            $"{cloud}: soak of {duration.TotalSeconds:0} s, seed {seed}: {run._acknowledged} writes acknowledged, {run._failed} failed, {run._read} files read, {chaos!.Calls} requests, {chaos.Faults} of them spoilt; nothing lost"));
        chaos.Faults.Should().BePositive("a soak without faults shows nothing");
        run._acknowledged.Should().BePositive();
    }

    private async Task WorkAsync(int worker, TimeSpan duration)
    {
        var random = new Random(unchecked((seed * 397) + worker));
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await StepAsync(worker, random);
        }
    }

    private async Task StepAsync(int worker, Random random)
    {
        var token = TestContext.Current.CancellationToken;
        StoragePath path = $"{bench.Folder(worker)}{random.Next(PathsEach)}";
        switch (random.Next(10))
        {
            case 0:
                await WriteAsync(path, [Nothing], () => chaotic.DeleteAsync(path, token));
                break;
            case 1 when chaotic.Capabilities.Copy:
                StoragePath source = $"{bench.Folder(worker)}{random.Next(PathsEach)}";
                if (source != path && MayHold(source) is [not Nothing] held)
                {
                    await WriteAsync(path, held, () => chaotic.CopyAsync(source, path, null, token));
                }

                break;
            case < 5:
                await ReadAsync(path, token);
                break;
            default:
                var bytes = new byte[random.Next(25) == 0 ? bench.Cloud.SeveralPartsLength : random.Next(100_000)];
                random.NextBytes(bytes);
                var content = random.Next(2) == 0 ? FileContent.FromBytes(bytes) : FileContent.FromStream(new OneWayStream(bytes));
                await WriteAsync(path, [Sha(bytes)], () => chaotic.StoreAsync(path, content, null, token));
                break;
        }
    }

    private async Task WriteAsync(StoragePath path, IReadOnlyList<string> becomes, Func<Task> write)
    {
        try
        {
            await write();
            _mayHold[path.Value] = becomes;
            Interlocked.Increment(ref _acknowledged);
        }
        catch (StorageException error) when (error.IsTransient || error.Code == StorageErrorCode.OutcomeUnknown)
        {
            _mayHold[path.Value] = [.. MayHold(path).Union(becomes)];
            Interlocked.Increment(ref _failed);
        }
    }

    private async Task ReadAsync(StoragePath path, CancellationToken token)
    {
        try
        {
            var bytes = await chaotic.RetrieveBytesAsync(path, token);
            MayHold(path).Should().Contain(Sha(bytes), $"{path} must hold what was stored");
            Interlocked.Increment(ref _read);
        }
        catch (StorageException error) when (error.Code == StorageErrorCode.NotFound)
        {
            MayHold(path).Should().Contain(Nothing, $"{path} must not be gone");
        }
        catch (StorageException error) when (error.IsTransient)
        {
            Interlocked.Increment(ref _failed);
        }
    }

    private async Task JudgeAsync()
    {
        foreach (var (path, mayHold) in _mayHold)
        {
            string held;
            try
            {
                held = Sha(await bench.Backend.RetrieveBytesAsync(path, TestContext.Current.CancellationToken));
            }
            catch (StorageException error) when (error.Code == StorageErrorCode.NotFound)
            {
                held = Nothing;
            }

            mayHold.Should().Contain(held, $"{path} must hold what was acknowledged (seed {seed})");
        }
    }

    private IReadOnlyList<string> MayHold(StoragePath path) => _mayHold.GetValueOrDefault(path.Value, [Nothing]);

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
