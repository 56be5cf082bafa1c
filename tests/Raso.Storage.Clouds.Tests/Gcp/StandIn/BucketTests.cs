namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/json_api/v1/buckets
public sealed class BucketTests : StandInTests
{
    [Fact]
    public async Task Insert_NewName_IsTold()
    {
        var made = await SendJsonAsync("POST", "storage/v1/b?project=p", """{"name":"films","storageClass":"NEARLINE"}""");

        made.Status.Should().Be(200);
        made["name"].Should().Be("films");
        (await GetAsync("storage/v1/b/films"))["storageClass"].Should().Be("NEARLINE");
    }

    [Fact]
    public async Task Insert_ExistingName_IsConflict()
    {
        var again = await SendJsonAsync("POST", "storage/v1/b?project=p", """{"name":"papers"}""");

        again.Status.Should().Be(409);
        again.Reason.Should().Be("conflict");
    }

    [Theory]
    [InlineData("storage/v1/b", """{"name":"films"}""", "required")]
    [InlineData("storage/v1/b?project=p", "{}", "required")]
    [InlineData("storage/v1/b?project=p", """{"name":"Films"}""", "invalid")]
    [InlineData("storage/v1/b?project=p", """{"name":"films","storageClass":"ICE"}""", "invalid")]
    [InlineData("storage/v1/b?project=p", "{", "parseError")]
    public async Task Insert_WrongRequest_IsRefused(string target, string body, string reason)
    {
        var refused = await SendJsonAsync("POST", target, body);

        refused.Status.Should().Be(400);
        refused.Reason.Should().Be(reason);
    }

    [Fact]
    public async Task Get_UnknownBucket_IsNotFound()
    {
        var missing = await GetAsync("storage/v1/b/nowhere");

        missing.Status.Should().Be(404);
        missing.Reason.Should().Be("notFound");
    }

    [Fact]
    public async Task List_OfAProject_HasPages()
    {
        foreach (var name in new[] { "bucket-a", "bucket-b", "bucket-c" })
        {
            await SendJsonAsync("POST", "storage/v1/b?project=p", $$"""{"name":"{{name}}"}""");
        }

        var first = await GetAsync("storage/v1/b?project=p&maxResults=2");
        var second = await GetAsync($"storage/v1/b?project=p&maxResults=2&pageToken={first["nextPageToken"]}");

        first.Json["items"]!.AsArray().Select(item => (string)item!["name"]!).Should().Equal("bucket-a", "bucket-b");
        second.Json["items"]!.AsArray().Select(item => (string)item!["name"]!).Should().Equal("bucket-c");
        second.Json.ContainsKey("nextPageToken").Should().BeFalse();
    }

    [Fact]
    public async Task Delete_BucketWithObjects_IsConflict()
    {
        await PutAsync("a", "content");

        var refused = await SendAsync("DELETE", Bucket);
        await SendAsync("DELETE", Object("a"));
        var deleted = await SendAsync("DELETE", Bucket);

        refused.Status.Should().Be(409);
        refused.Reason.Should().Be("conflict");
        deleted.Status.Should().Be(204);
        (await GetAsync(Bucket)).Status.Should().Be(404);
    }
}
