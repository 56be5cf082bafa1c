using Microsoft.Extensions.Time.Testing;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/json_api/v1/objects/patch and .../update
public sealed class DescriptionTests : StandInTests
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    private protected override GoogleStandInOptions Options => new() { Time = _time };

    [Fact]
    public async Task Patch_Metadata_IsMerged()
    {
        var stored = await PutAsync("a", "content");
        await SendJsonAsync("PATCH", Object("a"), """{"cacheControl":"no-store","metadata":{"keep":"1","drop":"2"}}""");

        var patched = await SendJsonAsync("PATCH", Object("a"), """{"metadata":{"drop":null,"new":"3"}}""");

        patched.Json["metadata"]!.ToJsonString().Should().Be("""{"keep":"1","new":"3"}""");
        patched["cacheControl"].Should().Be("no-store");
        patched["generation"].Should().Be(stored["generation"]);
        patched["metageneration"].Should().Be("3");
    }

    [Fact]
    public async Task Patch_Null_TakesAway()
    {
        await PutAsync("a", "content");
        await SendJsonAsync("PATCH", Object("a"), """{"cacheControl":"no-store","metadata":{"key":"1"}}""");

        var patched = await SendJsonAsync("PATCH", Object("a"), """{"cacheControl":null,"metadata":null}""");

        patched.Json.ContainsKey("cacheControl").Should().BeFalse();
        patched.Json.ContainsKey("metadata").Should().BeFalse();
    }

    [Fact]
    public async Task Update_WhatIsNotNamed_IsTakenAway()
    {
        await PutAsync("a", "content");
        await SendJsonAsync("PATCH", Object("a"), """{"cacheControl":"no-store","metadata":{"key":"1"}}""");

        var updated = await SendJsonAsync("PUT", Object("a"), """{"contentType":"text/plain"}""");

        updated["contentType"].Should().Be("text/plain");
        updated.Json.ContainsKey("cacheControl").Should().BeFalse();
        updated.Json.ContainsKey("metadata").Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"cachecontrol":"no-store"}""")]
    [InlineData("""{"cacheControl":1}""")]
    [InlineData("""{"metadata":"text"}""")]
    [InlineData("""{"storageClass":"COLDLINE"}""")]
    [InlineData("[]")]
    public async Task Patch_WrongBody_IsRefused(string body)
    {
        await PutAsync("a", "content");

        (await SendJsonAsync("PATCH", Object("a"), body)).Status.Should().Be(400);
        (await GetAsync(Object("a")))["metageneration"].Should().Be("1");
    }

    [Fact]
    public async Task Patch_MissingObject_IsNotFound() => (await SendJsonAsync("PATCH", Object("a"), "{}")).Status.Should().Be(404);

    [Fact]
    public async Task Delete_Object_IsGone()
    {
        await PutAsync("a", "content");

        (await SendAsync("DELETE", Object("a"))).Status.Should().Be(204);
        (await SendAsync("DELETE", Object("a"))).Status.Should().Be(404);
        (await GetAsync(Object("a"))).Status.Should().Be(404);
    }

    // https://cloud.google.com/storage/docs/object-holds
    [Fact]
    public async Task Delete_ObjectUnderHold_IsForbidden()
    {
        await PutAsync("a", "content");
        await SendJsonAsync("PATCH", Object("a"), """{"temporaryHold":true}""");

        var refused = await SendAsync("DELETE", Object("a"));
        var overwritten = await PutAsync("a", "other");
        await SendJsonAsync("PATCH", Object("a"), """{"temporaryHold":false}""");

        refused.Status.Should().Be(403);
        refused.Reason.Should().Be("objectUnderActiveHold");
        overwritten.Status.Should().Be(403);
        (await SendAsync("DELETE", Object("a"))).Status.Should().Be(204);
    }

    // https://cloud.google.com/storage/docs/bucket-lock
    [Fact]
    public async Task Delete_ObjectUnderRetention_IsForbidden()
    {
        await SendJsonAsync("PATCH", Bucket, """{"retentionPolicy":{"retentionPeriod":"3600"}}""");
        await PutAsync("a", "content");

        var refused = await SendAsync("DELETE", Object("a"));
        _time.Advance(TimeSpan.FromHours(1));

        refused.Status.Should().Be(403);
        refused.Reason.Should().Be("retentionPolicyNotMet");
        (await SendAsync("DELETE", Object("a"))).Status.Should().Be(204);
    }
}
