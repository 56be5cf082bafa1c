namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/request-preconditions
public sealed class PreconditionTests : StandInTests
{
    [Theory]
    [InlineData("ifGenerationMatch={g}", 200)]
    [InlineData("ifGenerationMatch=1", 412)]
    [InlineData("ifGenerationMatch=0", 412)]
    [InlineData("ifGenerationNotMatch=0", 200)]
    [InlineData("ifGenerationNotMatch=1", 200)]
    [InlineData("ifGenerationNotMatch={g}", 412)]
    [InlineData("ifMetagenerationMatch=1", 200)]
    [InlineData("ifMetagenerationMatch=2", 412)]
    [InlineData("ifMetagenerationNotMatch=2", 200)]
    [InlineData("ifMetagenerationNotMatch=1", 412)]
    [InlineData("ifGenerationMatch=x", 400)]
    public async Task Calls_OnAnObject_KeepTheCondition(string condition, int status)
    {
        foreach (var (method, target, changed) in new[] { ("PATCH", Object("a"), 200), ("PUT", Object("a"), 200), ("DELETE", Object("a"), 204) })
        {
            var query = await ConditionAsync(condition);
            var answer = await SendJsonAsync(method, $"{target}?{query}", """{"cacheControl":"no-store"}""");
            answer.Status.Should().Be(status == 200 ? changed : status, method);
        }

        var written = await PutAsync("a", "two", $"&{await ConditionAsync(condition)}");
        written.Status.Should().Be(status);
        await PutAsync("source", "content");
        var copied = await SendAsync("POST", $"{Object("source")}/rewriteTo/b/papers/o/a?{await ConditionAsync(condition)}");
        copied.Status.Should().Be(status);
    }

    [Theory]
    [InlineData("ifGenerationMatch={g}", 200)]
    [InlineData("ifGenerationMatch=1", 412)]
    [InlineData("ifGenerationNotMatch={g}", 304)]
    [InlineData("ifMetagenerationNotMatch=1", 304)]
    [InlineData("ifMetagenerationMatch=2", 412)]
    public async Task Reads_OfAnObject_KeepTheCondition(string condition, int status)
    {
        var query = await ConditionAsync(condition);

        (await GetAsync($"{Object("a")}?{query}")).Status.Should().Be(status);
        (await GetAsync($"{Object("a")}?alt=media&{query}")).Status.Should().Be(status);
    }

    [Theory]
    [InlineData("ifGenerationMatch=0", 200)]
    [InlineData("ifGenerationMatch=1", 412)]
    [InlineData("ifGenerationNotMatch=0", 412)]
    [InlineData("ifMetagenerationMatch=1", 412)]
    public async Task Insert_OfANewObject_KeepsTheCondition(string condition, int status) =>
        (await PutAsync("new", "content", $"&{condition}")).Status.Should().Be(status);

    [Fact]
    public async Task Insert_ManyCreatorsAtOnce_OneWins()
    {
        var statuses = await Task.WhenAll(Enumerable.Range(0, 50).Select(async number => (await PutAsync("raced", $"{number}", "&ifGenerationMatch=0")).Status));

        statuses.Count(status => status == 200).Should().Be(1);
        statuses.Count(status => status == 412).Should().Be(49);
    }

    [Fact]
    public async Task Refusal_OfACondition_HasTheFormOfTheApi()
    {
        await PutAsync("a", "one");

        var refused = await PutAsync("a", "two", "&ifGenerationMatch=0");

        ((int)refused.Json["error"]!["code"]!).Should().Be(412);
        ((string)refused.Json["error"]!["errors"]![0]!["domain"]!).Should().Be("global");
        refused.Reason.Should().Be("conditionNotMet");
    }

    private async Task<string> ConditionAsync(string condition) =>
        condition.Replace("{g}", (await PutAsync("a", "one"))["generation"], StringComparison.Ordinal);
}
