using System.Net.Http.Headers;
using System.Text;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://cloud.google.com/storage/docs/json_api/v1/objects/insert
public sealed class UploadTests : StandInTests
{
    [Fact]
    public async Task Insert_Media_TellsTheObject()
    {
        var stored = await PutAsync("folder/name with spaces and ü.txt", "123456789", "", ("Content-Type", "text/plain"));

        stored.Status.Should().Be(200);
        stored["name"].Should().Be("folder/name with spaces and ü.txt");
        stored["size"].Should().Be("9");
        stored["contentType"].Should().Be("text/plain");
        stored["metageneration"].Should().Be("1");
        stored["storageClass"].Should().Be("STANDARD");

        // The check value of CRC-32C, and the MD5 of "123456789".
        Convert.ToHexString(Convert.FromBase64String(stored["crc32c"])).Should().Be("E3069283");
        Convert.ToHexString(Convert.FromBase64String(stored["md5Hash"])).Should().Be("25F9E794323B453885F5181F1B624D0B");
    }

    [Fact]
    public async Task Insert_Again_MakesALaterGeneration()
    {
        var first = await PutAsync("a", "one");
        var second = await PutAsync("a", "two");

        long.Parse(second["generation"], null).Should().BeGreaterThan(long.Parse(first["generation"], null));
        (await GetAsync($"{Object("a")}?alt=media&generation={first["generation"]}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Insert_WithoutUploadPath_IsRefused()
    {
        var refused = await SendJsonAsync("POST", $"{Bucket}/o?name=a", "{}");

        refused.Status.Should().Be(400);
        refused.Reason.Should().Be("wrongUrlForUpload");
    }

    [Fact]
    public async Task Insert_MisspeltParameter_IsRefused()
    {
        var refused = await PutAsync("a", "content", "&ifGenerationMatches=0");

        refused.Status.Should().Be(400);
        refused.Reason.Should().Be("invalidParameter");
    }

    [Theory]
    [InlineData("crc32c=AAAAAA==")]
    [InlineData("md5=AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("crc32c=4waSgw==,md5=AAAAAAAAAAAAAAAAAAAAAA==")]
    public async Task Insert_WrongHashHeader_StoresNothing(string hash)
    {
        var refused = await PutAsync("a", "123456789", "", ("x-goog-hash", hash));

        refused.Status.Should().Be(400);
        refused.Reason.Should().Be("invalid");
        (await GetAsync(Object("a"))).Status.Should().Be(404);
    }

    [Fact]
    public async Task Insert_Multipart_KeepsWhatTheMetadataSays()
    {
        var stored = await MultipartAsync(
            """
            {"name":"a","contentType":"video/mp4","cacheControl":"no-store","contentDisposition":"inline","metadata":{"key":"ü"},
            "storageClass":"ARCHIVE","md5Hash":"JfnnlDI7RTiF9RgfG2JNCw==","crc32c":"4waSgw=="}
            """,
            "123456789");

        stored.Status.Should().Be(200);
        stored["contentType"].Should().Be("video/mp4");
        ((string)stored.Json["metadata"]!["key"]!).Should().Be("ü");
        var read = await GetAsync($"{Object("a")}?alt=media");
        read.Text.Should().Be("123456789");
        read.Header("Cache-Control").Should().Be("no-store");
        read.Header("Content-Disposition").Should().Be("inline");
        read.Header("x-goog-storage-class").Should().Be("ARCHIVE");
    }

    [Theory]
    [InlineData("""{"name":"a","md5Hash":"AAAAAAAAAAAAAAAAAAAAAA=="}""", "invalid")]
    [InlineData("""{"name":"a","crc32c":"AAAAAA=="}""", "invalid")]
    [InlineData("""{"name":"a","storageClass":"ICE"}""", "invalid")]
    [InlineData("""{"name":"a\nb"}""", "invalid")]
    [InlineData("""{"contentType":"text/plain"}""", "required")]
    [InlineData("""{"name":"a","contentTyp":"text/plain"}""", "parseError")]
    [InlineData("""{"name":"a","metadata":{"key":1}}""", "parseError")]
    public async Task Insert_WrongMetadata_StoresNothing(string metadata, string reason)
    {
        var refused = await MultipartAsync(metadata, "123456789");

        refused.Status.Should().Be(400);
        refused.Reason.Should().Be(reason);
        (await GetAsync(Object("a"))).Status.Should().Be(404);
    }

    [Fact]
    public async Task Insert_MetadataOver8KiB_IsRefused() =>
        (await MultipartAsync($$"""{"metadata":{"key":"{{new string('x', 8190)}}"},"name":"a"}""", "content")).Status.Should().Be(400);

    [Fact]
    public async Task Insert_NoSuchBucket_IsNotFound()
    {
        using var body = new ByteArrayContent([1]);
        var refused = await SendAsync("POST", "upload/storage/v1/b/nowhere/o?uploadType=media&name=a", body);

        refused.Status.Should().Be(404);
        refused.Reason.Should().Be("notFound");
    }

    [Fact]
    public async Task Insert_LongContent_ComesBack()
    {
        var content = Bytes(5_000_001);

        await PutAsync("long", content);

        (await GetAsync($"{Object("long")}?alt=media")).Bytes.Should().Equal(content);
    }

    private async Task<Reply> MultipartAsync(string metadata, string content)
    {
        using var body = new MultipartContent("related", "limit") { Json(metadata), new StringContent(content, Encoding.UTF8, "text/plain") };
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/related; boundary=limit");
        return await SendAsync("POST", $"{Upload}?uploadType=multipart", body);
    }
}
