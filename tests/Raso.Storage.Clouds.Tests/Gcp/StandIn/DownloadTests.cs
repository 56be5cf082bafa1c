namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/json_api/v1/objects/get
public sealed class DownloadTests : StandInTests
{
    [Fact]
    public async Task Get_Media_HasTheHeadersOfTheObject()
    {
        var stored = await PutAsync("a", "123456789", "", ("Content-Type", "text/plain"));

        var read = await GetAsync($"{Object("a")}?alt=media");

        read.Status.Should().Be(200);
        read.Text.Should().Be("123456789");
        read.Header("Content-Type").Should().Be("text/plain");
        read.Header("x-goog-generation").Should().Be(stored["generation"]);
        read.Header("x-goog-metageneration").Should().Be("1");
        read.Header("x-goog-stored-content-length").Should().Be("9");
        read.Header("x-goog-storage-class").Should().Be("STANDARD");
        read.Header("x-goog-hash").Should().Be("crc32c=4waSgw==,md5=JfnnlDI7RTiF9RgfG2JNCw==");
        read.Header("ETag").Should().Be(stored["etag"]);
        (await GetAsync($"download/{Object("a")}?alt=media")).Text.Should().Be("123456789");
    }

    [Theory]
    [InlineData("bytes=0-3", "1234", "bytes 0-3/9")]
    [InlineData("bytes=4-", "56789", "bytes 4-8/9")]
    [InlineData("bytes=-2", "89", "bytes 7-8/9")]
    [InlineData("bytes=-20", "123456789", "bytes 0-8/9")]
    [InlineData("bytes=8-100", "9", "bytes 8-8/9")]
    public async Task Get_Range_IsPartial(string range, string text, string told)
    {
        await PutAsync("a", "123456789");

        var read = await GetAsync($"{Object("a")}?alt=media", ("Range", range));

        read.Status.Should().Be(206);
        read.Text.Should().Be(text);
        read.Header("Content-Range").Should().Be(told);
        read.Header("x-goog-hash").Should().StartWith("crc32c=4waSgw==");
    }

    [Theory]
    [InlineData("123456789", "bytes=9-")]
    [InlineData("123456789", "bytes=-0")]
    [InlineData("", "bytes=0-")]
    public async Task Get_RangeBehindTheEnd_IsNotSatisfiable(string content, string range)
    {
        await PutAsync("a", content);

        (await GetAsync($"{Object("a")}?alt=media", ("Range", range))).Status.Should().Be(416);
    }

    [Fact]
    public async Task Get_MissingObject_IsNotFound()
    {
        var metadata = await GetAsync(Object("missing"));
        var media = await GetAsync($"{Object("missing")}?alt=media");

        metadata.Status.Should().Be(404);
        metadata.Reason.Should().Be("notFound");
        media.Status.Should().Be(404);
        media.Text.Should().Be("No such object: papers/missing");
    }

    // https://cloud.google.com/storage/docs/request-preconditions#etags
    [Fact]
    public async Task Get_Tags_AreKept()
    {
        var tag = (await PutAsync("a", "content"))["etag"];

        (await GetAsync($"{Object("a")}?alt=media", ("If-Match", tag))).Status.Should().Be(200);
        (await GetAsync($"{Object("a")}?alt=media", ("If-Match", "other"))).Status.Should().Be(412);
        (await GetAsync($"{Object("a")}?alt=media", ("If-None-Match", tag))).Status.Should().Be(304);
        (await GetAsync(Object("a"), ("If-None-Match", tag))).Status.Should().Be(304);
    }

    // https://cloud.google.com/storage/docs/json_api/v1/how-tos/performance#partial-response
    [Theory]
    [InlineData("name,size", """{"name":"a","size":"9"}""")]
    [InlineData("metadata/key", """{"metadata":{"key":"value"}}""")]
    [InlineData("metadata(key),name", """{"name":"a","metadata":{"key":"value"}}""")]
    public async Task Get_Fields_CutsTheResponse(string fields, string json)
    {
        await PutAsync("a", "123456789");
        await SendJsonAsync("PATCH", Object("a"), """{"metadata":{"key":"value","other":"x"}}""");

        (await GetAsync($"{Object("a")}?fields={fields}")).Text.Should().Be(json);
    }

    [Theory]
    [InlineData("name(")]
    [InlineData("name,,size")]
    [InlineData("name)")]
    public async Task Get_MalformedFields_IsRefused(string fields)
    {
        await PutAsync("a", "123456789");

        (await GetAsync($"{Object("a")}?fields={fields}")).Status.Should().Be(400);
    }
}
