using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class GoogleCopyTests : GoogleDriverTests
{
    private const int Length = 3 << 20;

    protected override GoogleStandInOptions Options => new() { RequireTokens = true, RewriteBytesPerCall = 1 << 20 };

    [Fact]
    public async Task CopyAsync_LongObject_TakesSeveralCalls()
    {
        var source = await Driver.PutAsync(Put("a", Bytes(Length)), Token);

        var copy = await Driver.CopyAsync(Copy(source), Token);

        Count(GoogleCall.Rewrite).Should().Be(3);
        copy.Length.Should().Be(Length);
        (await ReadAsync(Driver, "b")).Should().Equal(Bytes(Length));
    }

    [Fact]
    public async Task CopyAsync_AttemptThatFails_IsTakenUpWhereItWas()
    {
        var source = await Driver.PutAsync(Put("a", Bytes(Length)), Token);
        StandIn.Faults.Refuse(GoogleCall.Rewrite, 503, "backendError", skip: 2);

        (await FailsAsync(() => Driver.CopyAsync(Copy(source), Token))).IsTransient.Should().BeTrue();
        await Driver.CopyAsync(Copy(source), Token);

        Count(GoogleCall.Rewrite).Should().Be(4, "what two calls had copied was not copied again");
    }

    [Fact]
    public async Task CopyAsync_CreateOnly_TellsItsTwoConditionsApart()
    {
        var source = await PutAsync("a", "1");
        await PutAsync("b", "2");
        var existing = await FailsAsync(() => Driver.CopyAsync(Copy(source) with { CreateOnly = true }, Token));
        await PutAsync("a", "3");
        await Driver.DeleteAsync("b", Token);
        var replaced = await FailsAsync(() => Driver.CopyAsync(Copy(source) with { CreateOnly = true }, Token));

        existing.Code.Should().Be(StorageErrorCode.AlreadyExists);
        replaced.Code.Should().Be(StorageErrorCode.PreconditionFailed);
    }

    [Fact]
    public async Task SetTierAsync_ForeignObject_KeepsAllOfIt()
    {
        var stored = await Driver.PutAsync(
            Put("a", Bytes(Length), default, new ObjectDescription { ContentType = "text/plain", CacheControl = "no-store", Metadata = new Dictionary<string, string> { ["k"] = "v" } }), Token);
        var address = new Uri(StandIn.Endpoint, "storage/v1/b/papers/o/a");
        using var patch = new HttpRequestMessage(HttpMethod.Patch, address) { Content = JsonContent.Create(new { contentLanguage = "de", customTime = "2026-01-01T00:00:00Z" }) };
        using var patched = await Driver.Service.HttpClient.SendAsync(patch, Token);
        patched.EnsureSuccessStatusCode();

        await Driver.SetTierAsync("a", "COLDLINE", Token);

        var after = await Driver.Service.HttpClient.GetFromJsonAsync<JsonObject>(address, Token);
        after!["storageClass"]!.GetValue<string>().Should().Be("COLDLINE");
        after["contentLanguage"]!.GetValue<string>().Should().Be("de");
        after["customTime"]!.GetValue<string>().Should().StartWith("2026-01-01T00:00:00");
        after["cacheControl"]!.GetValue<string>().Should().Be("no-store");
        after["metadata"]!["k"]!.GetValue<string>().Should().Be("v");
        after["crc32c"]!.GetValue<string>().Should().Be(Crc(Bytes(Length)));
        stored.Description.Tier.Should().Be("STANDARD");
    }

    [Fact]
    public async Task SetTierAsync_ReplacedMeanwhile_MovesTheNewOne()
    {
        await PutAsync("a", "old");
        var hold = StandIn.Faults.Hold(GoogleCall.Rewrite);
        var moving = Driver.SetTierAsync("a", "NEARLINE", Token);
        await hold.Reached.WaitAsync(Token);
        await PutAsync("a", "new");
        hold.Release();
        await moving;

        (await ReadAsync(Driver, "a")).Should().Equal("new"u8.ToArray());
        (await Driver.HeadAsync("a", Token))!.Description.Tier.Should().Be("NEARLINE");
    }

    private static CopyRequest Copy(ObjectInfo source) => new("a", source.ETag, "b", source.Description, CreateOnly: false);

    private static string Crc(byte[] bytes) => Storage.Gcp.Crc32C.ToText(Storage.Gcp.Crc32C.Append(0, bytes));
}
