using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>What the driver sends, and what it makes of answers that no sound store gives.</summary>
public sealed class S3WireTests
{
    private const string Html = "<html><body>Welcome to the guest network</body></html>";
    private const string ErrorXml = """<?xml version="1.0" encoding="UTF-8"?><Error><Code>InternalError</Code><Message>We failed.</Message></Error>""";
    private static readonly string Digest = new('a', 64);

    /// <summary>Gets every call that a store answers with more than an empty success.</summary>
    public static TheoryData<string> Calls => [.. CallsByName.Keys];

    private static Dictionary<string, Func<S3StorageDriver, Task>> CallsByName { get; } = new()
    {
        ["put"] = driver => PutAsync(driver),
        ["begin"] = driver => driver.BeginUploadAsync(new BeginUploadRequest("file", new ObjectDescription(), default), Token),
        ["part"] = driver => driver.UploadPartAsync(new UploadPartRequest("file", "id", 1, 0, new byte[10], true), Token),
        ["copy part"] = driver => driver.CopyPartAsync(new CopyPartRequest("file", "\"e\"", "copy", "id", 1, new ByteRange(0, 5), true), Token),
        ["complete"] = driver => driver.CompleteUploadAsync(
            new CompleteUploadRequest("file", "id", [new UploadedPart(1, "\"e\"", 10)], new ObjectDescription(), default), Token),
        ["head"] = driver => driver.HeadAsync("file", Token),
        ["get"] = driver => driver.GetAsync(new GetRequest("file"), Token),
        ["list"] = driver => driver.ListPageAsync(new ListPageRequest("", false, null, null, 10), Token),
        ["list uploads"] = driver => driver.ListUploadsAsync("", null, Token),
        ["copy"] = driver => driver.CopyAsync(new CopyRequest("file", "\"e\"", "copy", new ObjectDescription(), false), Token),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EveryCall_PageOfAnIntermediary_IsNoSuccess(string call)
    {
        await using var stub = await S3Stub.StartAsync(200, Html);
        await using var driver = stub.CreateDriver();

        var meaning = await FailAsync(driver, call);

        meaning.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = false });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EveryCall_EmptySuccess_IsNone(string call)
    {
        await using var stub = await S3Stub.StartAsync(200);
        await using var driver = stub.CreateDriver();

        (await FailAsync(driver, call)).Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EveryCall_TooBusy_IsSentOnceAndTellsTheWait(string call)
    {
        await using var stub = await S3Stub.StartAsync(503, Html, ("Retry-After", "7"));
        await using var driver = stub.CreateDriver();

        var meaning = await FailAsync(driver, call);

        stub.Asked.Should().ContainSingle();
        meaning.Should().BeEquivalentTo(
            new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = true, RetryAfter = TimeSpan.FromSeconds(7) });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EveryCall_Redirect_IsNotFollowed(string call)
    {
        await using var elsewhere = await S3Stub.StartAsync(200);
        await using var stub = await S3Stub.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = $"{elsewhere.Url}{context.Request.Path}{context.Request.QueryString}";
            return Task.CompletedTask;
        });
        await using var driver = stub.CreateDriver();

        var meaning = await FailAsync(driver, call);

        stub.Asked.Should().ContainSingle();
        elsewhere.Asked.Should().BeEmpty();
        meaning.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = true });
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task EveryCall_BrokenConnection_IsSentOnce(string call)
    {
        await using var stub = await S3Stub.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using var driver = stub.CreateDriver();

        var meaning = await FailAsync(driver, call);

        stub.Asked.Should().ContainSingle();
        meaning.Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = false });
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("copy part")]
    public async Task LongCall_SuccessWithAnErrorInside_IsAnError(string call)
    {
        await using var stub = await S3Stub.StartAsync(200, ErrorXml);
        await using var driver = stub.CreateDriver();

        (await FailAsync(driver, call)).Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = false });
    }

    [Fact]
    public async Task Copy_SuccessWithAnErrorInside_IsAnError()
    {
        await using var stub = await S3Stub.StartAsync(context => HttpMethods.IsHead(context.Request.Method)
            ? DescribeAsync(context, "\"e\"", 10)
            : WriteXmlAsync(context, ErrorXml));
        await using var driver = stub.CreateDriver();

        (await FailAsync(driver, "copy")).Should().BeEquivalentTo(new { Code = StorageErrorCode.Unavailable, IsTransient = true, HadNoEffect = false });
    }

    [Fact]
    public async Task Copy_SourceReplacedMeanwhile_LeavesNoCopy()
    {
        var looks = 0;
        await using var stub = await S3Stub.StartAsync(context =>
        {
            if (HttpMethods.IsHead(context.Request.Method) && looks++ == 0)
            {
                return DescribeAsync(context, "\"e\"", 10);
            }

            context.Response.StatusCode = HttpMethods.IsHead(context.Request.Method) ? 412 : HttpMethods.IsDelete(context.Request.Method) ? 204 : 200;
            return HttpMethods.IsPut(context.Request.Method)
                ? WriteXmlAsync(context, """<?xml version="1.0" encoding="UTF-8"?><CopyObjectResult><ETag>"f"</ETag></CopyObjectResult>""")
                : Task.CompletedTask;
        });
        await using var driver = stub.CreateDriver();

        (await FailAsync(driver, "copy")).Code.Should().Be(StorageErrorCode.PreconditionFailed);

        stub.Asked.Select(asked => asked.Method).Should().Equal("HEAD", "PUT", "HEAD", "DELETE");
    }

    [Fact]
    public async Task Put_Body_IsSignedByItsChecksumAndSentPlainly()
    {
        await using var stub = await S3Stub.StartAsync(200, "", ("ETag", "\"e\""));
        await using var driver = stub.CreateDriver();

        await PutAsync(driver, createOnly: true, description: new ObjectDescription { Metadata = new Dictionary<string, string> { ["raso_sha256"] = Digest } });

        var asked = stub.Asked.Should().ContainSingle().Which;
        asked.Body.Should().Equal("content"u8.ToArray());
        asked.Headers.Should().Contain("x-amz-content-sha256", Digest).And.Contain("Content-Length", "7").And.Contain("If-None-Match", "*");
        asked.Headers.Should().NotContainKeys("Transfer-Encoding", "Content-Encoding", "x-amz-trailer", "x-amz-sdk-checksum-algorithm", "x-amz-checksum-sha256", "Expect");
    }

    [Fact]
    public async Task UploadPart_Body_IsSignedByItsOwnChecksum()
    {
        await using var stub = await S3Stub.StartAsync(200, "", ("ETag", "\"e\""));
        await using var driver = stub.CreateDriver();
        var part = S3Backends.MakeBytes(3 << 20);

        await driver.UploadPartAsync(new UploadPartRequest("file", "id", 1, 0, part.AsMemory(100), true), Token);

        var asked = stub.Asked.Should().ContainSingle().Which;
        asked.Body.Should().Equal(part[100..]);
        asked.Headers.Should().Contain("x-amz-content-sha256", S3Backends.Sha256(part[100..])).And.ContainKey("Expect");
        asked.Headers.Should().NotContainKeys("Transfer-Encoding", "Content-Encoding", "x-amz-trailer");
    }

    [Fact]
    public async Task Head_Missing_AsksForTheBucketOnce()
    {
        await using var stub = await S3Stub.StartAsync(context =>
        {
            context.Response.StatusCode = context.Request.Path.Value!.EndsWith("/file", StringComparison.Ordinal) ? 404 : 200;
            return Task.CompletedTask;
        });
        await using var driver = stub.CreateDriver();

        for (var i = 0; i < 3; i++)
        {
            (await driver.HeadAsync("file", Token)).Should().BeNull();
        }

        stub.Asked.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(403, 2)]
    [InlineData(404, 2)]
    public async Task Head_OfPartsWhoseTagsCannotBeRead_HasNoChecksum(int status, int requests)
    {
        await using var stub = await S3Stub.StartAsync(context =>
        {
            if (HttpMethods.IsHead(context.Request.Method))
            {
                return DescribeAsync(context, "\"e-2\"", 10);
            }

            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var driver = stub.CreateDriver();

        var info = await driver.HeadAsync("file", Token);

        info!.AnnotatedSha256.Should().BeNull();
        stub.Asked.Should().HaveCount(requests);
    }

    [Fact]
    public async Task Head_OfOnePut_CostsOneRequest()
    {
        await using var stub = await S3Stub.StartAsync(context => DescribeAsync(context, "\"e\"", 10));
        await using var driver = stub.CreateDriver();

        (await driver.HeadAsync("file", Token))!.Length.Should().Be(10);

        stub.Asked.Should().ContainSingle();
    }

    [Fact]
    public async Task Get_RangeThatWasPassedOver_IsRefused()
    {
        await using var stub = await S3Stub.StartAsync(200, "0123456789", ("ETag", "\"e\""), ("Last-Modified", "Sun, 01 Mar 2026 12:00:00 GMT"));
        await using var driver = stub.CreateDriver();

        var get = () => driver.GetAsync(new GetRequest("file", new ByteRange(5, 2)), Token);

        driver.MapError((await get.Should().ThrowAsync<Exception>()).Which).Code.Should().Be(StorageErrorCode.NotSupported);
    }

    // Not every store makes an MD5 of it.
    [Fact]
    public async Task Get_ETagThatIsNoMd5_IsRead()
    {
        await using var stub = await S3Stub.StartAsync(200, "content", ("ETag", "\"zz+/CJ==\""), ("Last-Modified", "Sun, 01 Mar 2026 12:00:00 GMT"));
        await using var driver = stub.CreateDriver();

        var opened = await driver.GetAsync(new GetRequest("file"), Token);

        using var reader = new StreamReader(opened.Content);
        (await reader.ReadToEndAsync(Token)).Should().Be("content");
    }

    [Fact]
    public async Task DeleteMany_EachPath_HasItsOwnOutcome()
    {
        await using var stub = await S3Stub.StartAsync(context => WriteXmlAsync(
            context,
            """
            <?xml version="1.0" encoding="UTF-8"?><DeleteResult><Deleted><Key>gone</Key></Deleted>
            <Error><Key>kept</Key><Code>AccessDenied</Code><Message>no</Message></Error></DeleteResult>
            """));
        await using var driver = stub.CreateDriver();

        var failed = await driver.DeleteManyAsync(["gone", "kept", "silent"], Token);

        failed.Should().HaveCount(2);
        failed["kept"].Code.Should().Be(StorageErrorCode.PermissionDenied);
        failed["silent"].IsTransient.Should().BeTrue();
        var asked = stub.Asked.Should().ContainSingle().Which;
        asked.Headers["Content-MD5"].Should().Be(Convert.ToBase64String(HashMd5(asked.Body)));
    }

    [Fact]
    public async Task List_EmptyPageWithAToken_IsNotTheEnd()
    {
        await using var stub = await S3Stub.StartAsync(context => WriteXmlAsync(
            context,
            """
            <?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>bucket</Name><KeyCount>0</KeyCount><MaxKeys>10</MaxKeys>
            <IsTruncated>true</IsTruncated><NextContinuationToken>next</NextContinuationToken></ListBucketResult>
            """));
        await using var driver = stub.CreateDriver();

        var page = await driver.ListPageAsync(new ListPageRequest("", false, null, null, 10), Token);

        page.Entries.Should().BeEmpty();
        page.Continuation.Should().Be("next");
    }

    // AWS writes a blank as a plus sign, other stores as %20.
    [Theory]
    [InlineData("a+b%2Bc%2525.txt")]
    [InlineData("a%20b%2Bc%2525.txt")]
    public async Task List_EncodedKey_IsDecoded(string key)
    {
        await using var stub = await S3Stub.StartAsync(context => WriteXmlAsync(
            context,
            $"""
            <?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>bucket</Name><EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>
            <Contents><Key>{key}</Key><ETag>"e"</ETag><Size>1</Size></Contents></ListBucketResult>
            """));
        await using var driver = stub.CreateDriver();

        var page = await driver.ListPageAsync(new ListPageRequest("", false, null, null, 10), Token);

        page.Entries.Should().ContainSingle().Which.Path.Should().Be("a b+c%25.txt");
        stub.Asked.Should().ContainSingle().Which.Target.Should().Contain("encoding-type=url");
    }

    [Fact]
    public async Task Sign_HttpEndpoint_StaysHttpAndHidesNothingInItsText()
    {
        await using var stub = await S3Stub.StartAsync(200);
        await using var driver = stub.CreateDriver();

        var signed = await driver.SignAsync("a b+c.txt", new SignedUrlOptions { Lifetime = TimeSpan.FromMinutes(10) }, Token);

        signed.Url.Scheme.Should().Be("http");
        signed.Url.Query.Should().Contain("X-Amz-Expires=600");
        signed.ToString().Should().NotContain("Signature");
    }

    private static async Task<DriverError> FailAsync(S3StorageDriver driver, string call)
    {
        var error = (await Record.ExceptionAsync(() => CallsByName[call](driver)))!;
        error.Should().NotBeNull();
        return driver.MapError(error);
    }

    private static async Task<ObjectInfo> PutAsync(S3StorageDriver driver, bool createOnly = false, ObjectDescription? description = null)
    {
        using var content = new MemoryStream("content"u8.ToArray());
        return await driver.PutAsync(
            new PutRequest
            {
                Path = "file",
                Content = content,
                Length = content.Length,
                Describe = () => description ?? new ObjectDescription(),
                Condition = new WriteCondition(createOnly, null),
            },
            Token);
    }

    private static Task DescribeAsync(HttpContext context, string etag, long length)
    {
        context.Response.Headers.ETag = etag;
        context.Response.Headers.LastModified = "Sun, 01 Mar 2026 12:00:00 GMT";
        context.Response.ContentLength = length;
        return Task.CompletedTask;
    }

    private static Task WriteXmlAsync(HttpContext context, string xml)
    {
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(xml);
    }

    // What stores of this protocol ask for in place of a newer checksum.
    private static byte[] HashMd5(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(bytes);
        return hash.GetHashAndReset();
    }
}
