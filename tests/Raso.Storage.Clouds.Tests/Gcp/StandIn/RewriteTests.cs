namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/json_api/v1/objects/rewrite and .../copy
public sealed class RewriteTests : StandInTests
{
    private const string Destination = "b/papers/o/copy";

    private protected override GoogleStandInOptions Options => new() { RewriteBytesPerCall = 1 << 20 };

    [Fact]
    public async Task Rewrite_LongObject_TakesSeveralCalls()
    {
        var content = Bytes((2 << 20) + 5);
        await PutAsync("a", content);

        var first = await RewriteAsync("a");
        var second = await RewriteAsync("a", $"?rewriteToken={Uri.EscapeDataString(first["rewriteToken"])}");
        var early = await GetAsync(Object("copy"));
        var last = await RewriteAsync("a", $"?rewriteToken={Uri.EscapeDataString(second["rewriteToken"])}");

        first.Json["done"]!.GetValue<bool>().Should().BeFalse();
        first["totalBytesRewritten"].Should().Be("1048576");
        first["objectSize"].Should().Be("2097157");
        second["totalBytesRewritten"].Should().Be("2097152");
        early.Status.Should().Be(404);
        last.Json["done"]!.GetValue<bool>().Should().BeTrue();
        last.Json.ContainsKey("rewriteToken").Should().BeFalse();
        ((string)last.Json["resource"]!["name"]!).Should().Be("copy");
        (await GetAsync($"{Object("copy")}?alt=media")).Bytes.Should().Equal(content);
    }

    [Fact]
    public async Task Rewrite_TokenOfAnotherRequest_IsRefused()
    {
        await PutAsync("a", Bytes(2 << 20));
        await PutAsync("b", Bytes(2 << 20));
        var token = Uri.EscapeDataString((await RewriteAsync("a"))["rewriteToken"]);

        (await RewriteAsync("b", $"?rewriteToken={token}")).Status.Should().Be(400);
        (await SendAsync("POST", $"{Object("a")}/rewriteTo/b/papers/o/other?rewriteToken={token}")).Status.Should().Be(400);
        (await RewriteAsync("a", "?rewriteToken=no")).Status.Should().Be(400);
    }

    [Fact]
    public async Task Rewrite_SourceThatChanged_IsRefused()
    {
        var stored = await PutAsync("a", Bytes(2 << 20));
        var first = await RewriteAsync("a", $"?ifSourceGenerationMatch={stored["generation"]}");
        await PutAsync("a", "other");

        var second = await RewriteAsync(
            "a", $"?ifSourceGenerationMatch={stored["generation"]}&rewriteToken={Uri.EscapeDataString(first["rewriteToken"])}");

        second.Status.Should().Be(412);
    }

    [Fact]
    public async Task Rewrite_WithoutBody_KeepsTheDescription()
    {
        await PutAsync("a", "content", "", ("Content-Type", "text/plain"));
        await SendJsonAsync("PATCH", Object("a"), """{"metadata":{"key":"1"}}""");

        var copy = await RewriteAsync("a");

        ((string)copy.Json["resource"]!["contentType"]!).Should().Be("text/plain");
        ((string)copy.Json["resource"]!["metadata"]!["key"]!).Should().Be("1");
    }

    [Fact]
    public async Task Rewrite_WithBody_IsDescribedByIt()
    {
        await PutAsync("a", "content", "", ("Content-Type", "text/plain"));
        await SendJsonAsync("PATCH", Object("a"), """{"metadata":{"key":"1"}}""");

        var copy = await SendJsonAsync(
            "POST", $"{Object("a")}/rewriteTo/{Destination}", """{"storageClass":"COLDLINE","metadata":{"other":"2"}}""");

        ((string)copy.Json["resource"]!["storageClass"]!).Should().Be("COLDLINE");
        copy.Json["resource"]!["metadata"]!.ToJsonString().Should().Be("""{"other":"2"}""");
        copy.Json["resource"]!.AsObject().ContainsKey("contentType").Should().BeFalse();
    }

    [Theory]
    [InlineData("?ifSourceGenerationMatch=1", 412)]
    [InlineData("?ifSourceMetagenerationMatch=2", 412)]
    [InlineData("?ifGenerationMatch=1", 412)]
    [InlineData("?sourceGeneration=1", 404)]
    [InlineData("?maxBytesRewrittenPerCall=1000", 400)]
    public async Task Rewrite_ConditionThatDoesNotHold_IsRefused(string query, int status)
    {
        await PutAsync("a", "content");

        (await RewriteAsync("a", query)).Status.Should().Be(status);
        (await GetAsync(Object("copy"))).Status.Should().Be(404);
    }

    [Fact]
    public async Task Rewrite_MissingSourceOrBucket_IsNotFound()
    {
        await PutAsync("a", "content");

        (await RewriteAsync("missing")).Status.Should().Be(404);
        (await SendAsync("POST", $"{Object("a")}/rewriteTo/b/nowhere/o/copy")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Copy_Object_IsMadeAtOnce()
    {
        await PutAsync("a", Bytes(3 << 20));

        var copy = await SendAsync("POST", $"{Object("a")}/copyTo/{Destination}");

        copy.Status.Should().Be(200);
        copy["size"].Should().Be("3145728");
    }

    // https://cloud.google.com/storage/docs/json_api/v1/objects/compose
    [Fact]
    public async Task Compose_Sources_AreOneAfterTheOther()
    {
        await PutAsync("one", "123");
        var two = await PutAsync("two", "456");

        var composed = await SendJsonAsync(
            "POST",
            $"{Object("both")}/compose",
            $$"""{"sourceObjects":[{"name":"one"},{"generation":"{{two["generation"]}}","name":"two"}],"destination":{"contentType":"text/plain"} }""");

        composed.Status.Should().Be(200);
        composed.Json["componentCount"]!.GetValue<int>().Should().Be(2);
        composed.Json.ContainsKey("md5Hash").Should().BeFalse();
        (await GetAsync($"{Object("both")}?alt=media")).Text.Should().Be("123456");
    }

    [Theory]
    [InlineData("""{"sourceObjects":[]}""", 400)]
    [InlineData("{}", 400)]
    [InlineData("""{"sourceObjects":[{"name":"missing"}]}""", 404)]
    [InlineData("""{"sourceObjects":[{"name":"one","objectPreconditions":{"ifGenerationMatch":"1"}}]}""", 412)]
    public async Task Compose_WrongSources_IsRefused(string body, int status)
    {
        await PutAsync("one", "123");

        (await SendJsonAsync("POST", $"{Object("both")}/compose", body)).Status.Should().Be(status);
    }

    private Task<Reply> RewriteAsync(string name, string query = "") => SendAsync("POST", $"{Object(name)}/rewriteTo/{Destination}{query}");
}
