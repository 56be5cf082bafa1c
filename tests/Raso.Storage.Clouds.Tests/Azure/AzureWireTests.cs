using System.Net;
using System.Security.Cryptography;
using Azure;
using Raso.Storage.Azure;

namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>What goes over the wire, seen by a stand-in: an emulator either takes anything there or nothing.</summary>
public sealed class AzureWireTests
{
    private const string AccountKey = "c2VjcmV0LWNhbmFyeQ==";
    private static readonly string CustomerKey = Convert.ToBase64String(Enumerable.Range(0, 32).Select(number => (byte)number).ToArray());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Put_AnyLength_IsOneRequestWithItsMd5()
    {
        using var service = Created();
        var bytes = new byte[20 << 20];

        await PutAsync(service.Driver(UseKey), bytes, new ObjectDescription());

        var sent = service.Sent.Should().ContainSingle().Which;
        sent.Body.Should().Equal(bytes);
        sent["Content-MD5"].Should().Be("j04z89w+QU/5Tl+2kFy6jA==");
        sent["x-ms-blob-type"].Should().Be("BlockBlob");
        sent.Address.Query.Should().BeEmpty();
    }

    [Fact]
    public async Task UploadPart_Bytes_GoWithTheirMd5()
    {
        using var service = Created();
        var driver = service.Driver(UseKey);
        byte[] bytes = [1, 2, 3];
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("file", new ObjectDescription(), default), Token);

        await driver.UploadPartAsync(new UploadPartRequest("file", upload, 7, 0, bytes, IsLast: true), Token);

        var sent = service.Sent.Should().ContainSingle().Which;
        sent.Body.Should().Equal(bytes);
        sent["Content-MD5"].Should().Be("Uonfc331cyb83SJZevsfrA==");
        sent.Address.Query.Should().Contain("comp=block&");
    }

    [Fact]
    public async Task BlockIds_OfTwoUploads_HaveOneLengthAndDiffer()
    {
        using var service = Created();
        var driver = service.Driver(UseKey);
        var request = new BeginUploadRequest("file", new ObjectDescription(), default);
        var first = await driver.BeginUploadAsync(request, Token);
        var second = await driver.BeginUploadAsync(request, Token);

        string[] ids = [BlockIds.Block(first, 1), BlockIds.Block(first, 50_000), BlockIds.Block(second, 1)];

        ids.Should().OnlyHaveUniqueItems();
        ids.Select(id => id.Length).Distinct().Should().ContainSingle().Which.Should().BeLessThanOrEqualTo(64);
        BlockIds.Block(first, 1).Should().Be(ids[0], "a part that is sent again replaces the former one");
    }

    [Fact]
    public async Task AnyCall_UnderACustomerKey_SendsIt()
    {
        using var service = new StandIn(sent => sent.Method is "GET" or "HEAD" ? Found("x") : StandIn.Answer(HttpStatusCode.Created));
        var driver = service.Driver(options => { UseKey(options); options.CustomerKey = CustomerKey; });

        await PutAsync(driver, [1], new ObjectDescription());
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("file", new ObjectDescription { Encryption = "CustomerKey" }, default), Token);
        var part = await driver.UploadPartAsync(new UploadPartRequest("file", upload, 1, 0, new byte[] { 1 }, IsLast: true), Token);
        await driver.CompleteUploadAsync(new CompleteUploadRequest("file", upload, [part], new ObjectDescription(), default), Token);
        await driver.HeadAsync("file", Token);
        await (await driver.GetAsync(new GetRequest("file"), Token)).Content.DisposeAsync();

        service.Sent.Should().HaveCount(5).And.OnlyContain(sent =>
            sent["x-ms-encryption-key"] == CustomerKey
            && sent["x-ms-encryption-key-sha256"] == Convert.ToBase64String(SHA256.HashData(Convert.FromBase64String(CustomerKey)))
            && sent["x-ms-encryption-algorithm"] == "AES256"
            && sent["x-ms-encryption-scope"] == null);
        driver.Traits.Capabilities.Should().BeEquivalentTo(new { Copy = false, ConditionalCopy = false, SignedUrls = false });
        driver.Traits.Capabilities.Encryptions.Should().Equal("CustomerKey");
    }

    [Fact]
    public async Task Store_UnderAnEncryptionScope_NamesItWithEachBlock()
    {
        using var service = Created();
        var driver = service.Driver(options => { UseKey(options); options.EncryptionScopes.Add("scope-1"); });
        var description = new ObjectDescription { Encryption = "scope-1" };

        await PutAsync(driver, [1], description);
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("file", description, default), Token);
        var part = await driver.UploadPartAsync(new UploadPartRequest("file", upload, 1, 0, new byte[] { 1 }, IsLast: true), Token);
        await driver.CompleteUploadAsync(new CompleteUploadRequest("file", upload, [part], description, default), Token);
        await PutAsync(driver, [1], new ObjectDescription());

        service.Sent.Select(sent => sent["x-ms-encryption-scope"]).Should().Equal("scope-1", "scope-1", "scope-1", null);
    }

    [Fact]
    public async Task AnyCall_ThatIsThrottled_IsMadeOnce()
    {
        using var service = new StandIn(_ => StandIn.Answer(HttpStatusCode.ServiceUnavailable, "", ("x-ms-error-code", "ServerBusy"), ("Retry-After", "3")));
        var driver = service.Driver(UseKey);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => driver.HeadAsync("file", Token));

        service.Sent.Should().ContainSingle();
        driver.MapError(error).Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = true, RetryAfter = TimeSpan.FromSeconds(3) });
    }

    [Fact]
    public async Task Get_BodyThatBreaks_IsNotTakenUpByTheClient()
    {
        using var body = new BreakingStream(new byte[1000]);
        using var service = new StandIn(_ =>
        {
            var answer = Found("");
            answer.Content = new StreamContent(body);
            answer.Content.Headers.ContentLength = 5000;
            answer.Content.Headers.TryAddWithoutValidation("Last-Modified", "Fri, 02 Jan 2026 03:04:05 GMT");
            return answer;
        });
        var driver = service.Driver(UseKey);
        var content = (await driver.GetAsync(new GetRequest("file"), Token)).Content;

        var error = await Assert.ThrowsAnyAsync<Exception>(() => content.CopyToAsync(Stream.Null, Token));
        await content.DisposeAsync();

        service.Sent.Should().ContainSingle();
        body.IsDisposed.Should().BeTrue("the connection goes back");
        driver.MapError(error).Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true });
    }

    [Fact]
    public async Task Get_Range_AsksForItAndTellsTheWholeLength()
    {
        using var service = new StandIn(_ => Found("cde", HttpStatusCode.PartialContent, ("Content-Range", "bytes 2-4/100")));

        var opened = await service.Driver(UseKey).GetAsync(new GetRequest("file", new ByteRange(2, 3), "\"0x1\""), Token);

        await opened.Content.DisposeAsync();
        opened.Info.Length.Should().Be(100);
        opened.Info.ETag.Should().Be("\"0x1\"");
        service.Sent.Should().ContainSingle().Which.Should().Match<SentRequest>(sent => sent["x-ms-range"] == "bytes=2-4" && sent["If-Match"] == "\"0x1\"");
    }

    [Fact]
    public async Task Get_AnswerWithoutAnETag_IsNotTakenForAFile()
    {
        using var service = new StandIn(_ =>
        {
            var answer = StandIn.Answer(HttpStatusCode.OK, "<html>sign in</html>");
            answer.Headers.Remove("ETag");
            return answer;
        });
        var driver = service.Driver(UseKey);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => driver.GetAsync(new GetRequest("file"), Token));

        driver.MapError(error).Code.Should().Be(StorageErrorCode.Unknown);
    }

    [Theory]
    [InlineData(412, "ConditionNotMet")]
    [InlineData(412, "TargetConditionNotMet")]
    [InlineData(403, "UnauthorizedBlobOverwrite")]
    [InlineData(409, "BlobAlreadyExists")]
    public async Task Put_CreateOnlyRefused_MeansThatItExists(int status, string code)
    {
        using var service = new StandIn(_ => StandIn.Answer((HttpStatusCode)status, "", ("x-ms-error-code", code)));
        var driver = service.Driver(UseKey);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => PutAsync(driver, [1], new ObjectDescription(), new WriteCondition(true, null)));

        driver.MapError(error).Code.Should().Be(StorageErrorCode.AlreadyExists);
        service.Sent.Should().ContainSingle().Which["If-None-Match"].Should().Be("*");
    }

    [Theory]
    [InlineData(true, null, "\"0x1\"", StorageErrorCode.AlreadyExists)]
    [InlineData(true, null, null, StorageErrorCode.NotFound)]
    [InlineData(false, "\"0x1\"", "\"0x2\"", StorageErrorCode.PreconditionFailed)]
    [InlineData(false, "\"0x1\"", null, StorageErrorCode.PreconditionFailed)]
    [InlineData(false, "\"0x1\"", "\"0x1\"", StorageErrorCode.NotFound)]
    [InlineData(false, null, "\"0x1\"", StorageErrorCode.NotFound)]
    public async Task Complete_BlocksThatAreGone_IsExplainedByWhatIsStored(bool createOnly, string? ifMatch, string? present, StorageErrorCode expected)
    {
        using var service = new StandIn(sent => sent.Method == "PUT"
            ? StandIn.Answer(HttpStatusCode.BadRequest, "", ("x-ms-error-code", "InvalidBlockList"))
            : present is null ? StandIn.Answer(HttpStatusCode.NotFound, "", ("x-ms-error-code", "BlobNotFound")) : Found("", tag: present));
        var driver = service.Driver(UseKey);
        var upload = await driver.BeginUploadAsync(new BeginUploadRequest("file", new ObjectDescription(), default), Token);
        var request = new CompleteUploadRequest(
            "file", upload, [new UploadedPart(1, BlockIds.Block(upload, 1), 1)], new ObjectDescription(), new WriteCondition(createOnly, ifMatch));

        var error = await Assert.ThrowsAnyAsync<Exception>(() => driver.CompleteUploadAsync(request, Token));

        driver.MapError(error).Code.Should().Be(expected);
    }

    [Fact]
    public async Task Head_MissingContainer_IsNoMissingFile()
    {
        using var service = new StandIn(_ => StandIn.Answer(HttpStatusCode.NotFound, "", ("x-ms-error-code", "ContainerNotFound")));
        var driver = service.Driver(UseKey);

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => driver.HeadAsync("file", Token));

        driver.MapError(error).Message.Should().Contain("CreateContainer");
    }

    private static StandIn Created() => new(_ => StandIn.Answer(HttpStatusCode.Created));

    private static HttpResponseMessage Found(string body, HttpStatusCode status = HttpStatusCode.OK, (string Name, string Value)? header = null, string? tag = null)
    {
        var answer = StandIn.Answer(status, body, header is { } given ? [given] : []);
        if (tag is not null)
        {
            answer.Headers.Remove("ETag");
            answer.Headers.TryAddWithoutValidation("ETag", tag);
        }

        return answer;
    }

    private static void UseKey(AzureBlobsOptions options) => (options.AccountName, options.AccountKey) = ("account", AccountKey);

    private static async Task PutAsync(AzureBlobStorageDriver driver, byte[] bytes, ObjectDescription description, WriteCondition condition = default)
    {
        using var content = new MemoryStream(bytes);
        await driver.PutAsync(
            new PutRequest { Path = "file", Content = content, Length = bytes.Length, Describe = () => description, Condition = condition }, Token);
    }
}
