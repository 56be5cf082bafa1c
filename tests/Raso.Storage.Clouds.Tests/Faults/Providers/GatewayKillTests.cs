using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Aws;
using Raso.Storage.Clouds.Tests.Campaigns;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

/// <summary>A gateway that keeps its files is killed and started again in the middle of stores: every acknowledged file is there.</summary>
[Collection(Alone.Name)]
[Trait("Category", "Server")]
[Trait("Category", "Long")]
public sealed class GatewayKillTests
{
    private const int Stores = 1_000;
    private const int Kills = 3;
    private const int StoresAtOnce = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Store_GatewayKilledAmidAThousand_EveryAcknowledgedFileIsThere()
    {
        await using var gateway = new GatewayProcess();
        var server = await gateway.StartAsync();
        await using var backend = CreateBackend(server);
        var acknowledged = new ConcurrentDictionary<string, string>();
        var failed = 0;
        var done = 0;
        var seed = CloudCampaign.Seed();
        var storing = Parallel.ForEachAsync(
            Enumerable.Range(0, Stores), new ParallelOptions { MaxDegreeOfParallelism = StoresAtOnce, CancellationToken = Token }, StoreAsync);
        for (var kill = 1; kill <= Kills; kill++)
        {
            while (Volatile.Read(ref done) < kill * Stores / (Kills + 1) && !storing.IsCompleted)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
            }

            await gateway.KillAsync();
            (await gateway.StartAsync()).Should().Be(server, "it comes back at the same place");
        }

        await storing;
        foreach (var (path, sha256) in acknowledged)
        {
            Convert.ToHexStringLower(SHA256.HashData(await backend.RetrieveBytesAsync(path, Token))).Should().Be(sha256, $"{path} was acknowledged (seed {seed})");
        }

        CloudCampaign.Tell(string.Create(
            CultureInfo.InvariantCulture, $"gateway killed {Kills} times: {acknowledged.Count} stores acknowledged, {failed} failed, 0 lost, seed {seed}"));
        acknowledged.Should().NotBeEmpty();

        async ValueTask StoreAsync(int number, CancellationToken token)
        {
            var random = new Random(unchecked((seed * 397) + number));
            var bytes = new byte[number % 40 == 0 ? (5 << 20) + 70_000 : random.Next(100_000)];
            random.NextBytes(bytes);
            try
            {
                await backend.StoreAsync($"files/{number}", FileContent.FromBytes(bytes), null, token);
                acknowledged[$"files/{number}"] = Convert.ToHexStringLower(SHA256.HashData(bytes));
            }
            catch (StorageException error) when (error.IsTransient || error.Code == StorageErrorCode.OutcomeUnknown)
            {
                Interlocked.Increment(ref failed);
            }

            Interlocked.Increment(ref done);
        }
    }

    private static CloudStorageBackend CreateBackend(S3Server server)
    {
        var options = new S3Options
        {
            Bucket = "killed",
            CreateContainer = true,
            ServiceUrl = server.Endpoint.GetLeftPart(UriPartial.Authority),
            AccessKey = server.AccessKey,
            SecretKey = server.SecretKey,
            PartSize = 5 << 20,
        };
        options.Resilience.MaxRetries = 6;
        options.Resilience.MinimumThroughput = 100_000;
        return new CloudStorageBackend("killed", new S3StorageDriver(options, TimeProvider.System), options, TimeProvider.System, NullLoggerFactory.Instance);
    }
}
