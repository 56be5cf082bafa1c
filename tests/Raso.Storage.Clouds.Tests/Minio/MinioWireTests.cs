using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Raso.Storage.Minio;

namespace Raso.Storage.Clouds.Tests.Minio;

/// <summary>What goes over the wire, and what is made of answers.</summary>
public sealed class MinioWireTests
{
    private static readonly StoragePath Path = StoragePath.Parse("folder/file.bin");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Store_CreateOnly_IsAskedForAndSigned()
    {
        await using var server = await AnsweringServer.StartAsync(Accept);
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        await backend.StoreAsync(Path, FileContent.FromText("content"), new StoreOptions { CreateOnly = true }, Token);

        var put = server.Asked.Single(request => request.Method == "PUT");
        put.Path.Should().Be("/papers/folder/file.bin");
        put.Headers["If-None-Match"].Should().Be("*");
        put.Headers["Authorization"].Should().Contain("if-none-match").And.Contain("x-amz-meta-raso-write");
        Encoding.UTF8.GetString(put.Body).Should().Be("content");
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "\"abc\"")]
    public async Task Store_ConditionOfSeveralParts_GoesWithTheCompletion(bool createOnly, string? ifMatch)
    {
        await using var server = await AnsweringServer.StartAsync(Accept);
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        await backend.StoreAsync(Path, LargeContent(), new StoreOptions { CreateOnly = createOnly, IfMatch = ifMatch }, Token);

        var complete = server.Asked.Single(request => request.Method == "POST" && request.Query.Contains("uploadId", StringComparison.Ordinal));
        complete.Headers.GetValueOrDefault("If-None-Match").Should().Be(createOnly ? "*" : null);
        complete.Headers.GetValueOrDefault("If-Match").Should().Be(ifMatch);
    }

    [Theory]
    [InlineData(412, StorageErrorCode.AlreadyExists, false)]
    [InlineData(409, StorageErrorCode.Unavailable, true)]
    public async Task Store_CreateOnlyRefused_TellsExistsFromRaced(int status, StorageErrorCode code, bool isTransient)
    {
        await using var server = await AnsweringServer.StartAsync(context => AnswerAsync(
            context, HttpMethods.IsHead(context.Request.Method) ? 404 : status));
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var act = () => backend.StoreAsync(Path, FileContent.FromText("content"), new StoreOptions { CreateOnly = true }, Token);

        var error = (await act.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(code);
        error.IsTransient.Should().Be(isTransient);
    }

    [Theory]
    [InlineData(true, StorageErrorCode.AlreadyExists)]
    [InlineData(false, StorageErrorCode.PreconditionFailed)]
    public async Task Copy_CreateOnlyRefused_TellsTheSourceFromTheDestination(bool exists, StorageErrorCode code)
    {
        await using var server = await AnsweringServer.StartAsync(context => context.Request switch
        {
            { Method: "HEAD" } when exists || context.Request.Path.Value!.Contains("source", StringComparison.Ordinal) => Accept(context),
            { Method: "HEAD" } => AnswerAsync(context, 404),
            _ => AnswerAsync(context, 412),
        });
        using var driver = MinioTestDrivers.CreateDriver(server.Address);

        var error = await Record.ExceptionAsync(() => driver.CopyAsync(
            new CopyRequest(StoragePath.Parse("source"), "\"e\"", Path, new ObjectDescription(), CreateOnly: true), Token));

        driver.MapError(error!).Code.Should().Be(code);
    }

    [Theory]
    [InlineData("PUT", 2)]
    [InlineData("POST", 1)]
    public async Task Store_FailsInItsParts_AbortsItsOwnUploadAlone(string method, int fails)
    {
        await using var server = await AnsweringServer.StartAsync(context =>
            context.Request.Method == method && context.Request.Query.ContainsKey("uploadId") && (method == "POST" || context.Request.Query["partNumber"] == fails.ToString(CultureInfo.InvariantCulture))
                ? AnswerAsync(context, 403)
                : Accept(context));
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var act = () => backend.StoreAsync(Path, LargeContent(), null, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PermissionDenied);
        server.Asked.Should().ContainSingle(request => request.Method == "DELETE").Which.Query.Should().Be("?uploadId=the-upload");
    }

    [Fact]
    public async Task Store_CompletionFailsUnderTheStatusOfASuccess_IsNoSuccess()
    {
        await using var server = await AnsweringServer.StartAsync(context =>
            HttpMethods.IsPost(context.Request.Method) && context.Request.Query.ContainsKey("uploadId")
                ? context.Response.WriteAsync("<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>")
                : HttpMethods.IsHead(context.Request.Method) ? AnswerAsync(context, 404) : Accept(context));
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var act = () => backend.StoreAsync(Path, LargeContent(), null, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PermissionDenied);
    }

    [Theory]
    [InlineData(7)]
    [InlineData((5 << 20) + 7)]
    public async Task Store_IfMatchOfAMissingFile_IsPreconditionFailed(int length)
    {
        await using var server = await AnsweringServer.StartAsync(context => context.Request.Headers.IfMatch.Count > 0
            ? AnswerAsync(context, 404, "<Error><Code>NoSuchKey</Code></Error>")
            : Accept(context));
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var act = () => backend.StoreAsync(Path, FileContent.FromBytes(new byte[length]), new StoreOptions { IfMatch = "\"e\"" }, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PreconditionFailed);
    }

    [Fact]
    public async Task Store_CompletionTellsNoETag_IsLookedAtAndNotSentAgain()
    {
        string? token = null;
        await using var server = await AnsweringServer.StartAsync(context =>
        {
            token ??= context.Request.Headers["x-amz-meta-raso-write"].FirstOrDefault();
            if (HttpMethods.IsPost(context.Request.Method) && context.Request.Query.ContainsKey("uploadId"))
            {
                return context.Response.WriteAsync("<CompleteMultipartUploadResult><ETag></ETag></CompleteMultipartUploadResult>");
            }

            var answered = Accept(context);
            if (HttpMethods.IsHead(context.Request.Method))
            {
                context.Response.Headers["x-amz-meta-raso-write"] = token;
                context.Response.ContentLength = (5 << 20) + 7;
            }

            return answered;
        });
        await using var backend = MinioTestDrivers.CreateBackend(server.Address, maxRetries: 2);

        var stored = await backend.StoreAsync(Path, LargeContent(), null, Token);

        stored.ETag.Should().Be("\"the-etag\"");
        server.Asked.Where(request => request.Method == "POST" && request.Query.Contains("uploadId", StringComparison.Ordinal)).Should().ContainSingle();
    }

    [Fact]
    public async Task Store_ServerTooBusy_IsTriedOnceARetryOfTheBackend()
    {
        await using var server = await AnsweringServer.StartAsync(context => AnswerAsync(context, 503));
        await using var backend = MinioTestDrivers.CreateBackend(server.Address, maxRetries: 2);

        var act = () => backend.StoreAsync(Path, FileContent.FromText("content"), null, Token);

        await act.Should().ThrowAsync<StorageException>();
        server.Asked.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(200, null)]
    [InlineData(206, "bytes 0-4/10")]
    [InlineData(206, null)]
    public async Task Retrieve_RangeThatIsNotTheOneAskedFor_IsRefused(int status, string? range)
    {
        await using var server = await AnsweringServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.ETag = "\"e\"";
            context.Response.Headers.ContentRange = range;
            return context.Response.WriteAsync("01234");
        });
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var act = () => backend.RetrieveAsync(Path, new RetrieveOptions { Range = new ByteRange(5, 5) }, Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Unavailable);
    }

    [Fact]
    public async Task List_CutPageWithoutAToken_IsNoEnd()
    {
        await using var server = await AnsweringServer.StartAsync(context =>
            context.Response.WriteAsync("<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>"));
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var act = async () => await backend.ListAsync(null, Token).ToListAsync(Token);

        await act.Should().ThrowAsync<StorageException>();
    }

    [Fact]
    public async Task List_EmptyPageWithAToken_IsNotTheEnd()
    {
        await using var server = await AnsweringServer.StartAsync(context => context.Response.WriteAsync(
            context.Request.Query.ContainsKey("continuation-token")
                ? "<ListBucketResult><EncodingType>url</EncodingType><Contents><Key>a%2Bb+c</Key><Size>3</Size></Contents></ListBucketResult>"
                : "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>a/b=</NextContinuationToken></ListBucketResult>"));
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var entries = await backend.ListAsync(null, Token).ToListAsync(Token);

        entries.Should().ContainSingle().Which.Path.Should().Be("a+b c");
        server.Asked[1].Query.Should().Contain("continuation-token=a%2Fb%3D");
    }

    [Fact]
    public async Task DeleteMany_SomeRefused_TellsWhich()
    {
        await using var server = await AnsweringServer.StartAsync(context => context.Response.WriteAsync(
            "<DeleteResult><Error><Key>b</Key><Code>AccessDenied</Code></Error><Error><Key>c</Key><Code>NoSuchKey</Code></Error></DeleteResult>"));
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);
        var paths = Enumerable.Range('a', 3).Select(letter => StoragePath.Parse($"{(char)letter}")).ToAsyncEnumerable();

        var outcomes = await backend.DeleteManyAsync(paths, Token).ToListAsync(Token);

        outcomes.Where(outcome => outcome.Error is not null).Should().ContainSingle()
            .Which.Should().Match<DeleteOutcome>(outcome => outcome.Path.Value == "b" && outcome.Error!.Code == StorageErrorCode.PermissionDenied);
    }

    [Fact]
    public async Task Annotate_ObjectReplacedMeanwhile_TouchesNothing()
    {
        await using var server = await AnsweringServer.StartAsync(Accept);
        using var driver = MinioTestDrivers.CreateDriver(server.Address);

        var error = await Record.ExceptionAsync(() => driver.AnnotateAsync(
            new AnnotateRequest(Path, "\"other\"", new string('a', 64), new ObjectDescription()), Token));

        driver.MapError(error!).Code.Should().Be(StorageErrorCode.PreconditionFailed);
        server.Asked.Should().NotContain(request => request.Method == "PUT");
    }

    [Fact]
    public async Task Annotate_NoRoomForATag_IsRefusedBeforeItIsSent()
    {
        await using var server = await AnsweringServer.StartAsync(Accept);
        using var driver = MinioTestDrivers.CreateDriver(server.Address);
        var tags = Enumerable.Range(0, 10).ToDictionary(number => $"tag{number}", _ => "value");

        var error = await Record.ExceptionAsync(() => driver.AnnotateAsync(
            new AnnotateRequest(Path, "\"the-etag\"", new string('a', 64), new ObjectDescription { Tags = tags }), Token));

        driver.MapError(error!).Code.Should().Be(StorageErrorCode.NotSupported);
        server.Asked.Should().NotContain(request => request.Method == "PUT");
    }

    [Theory]
    [InlineData("the-etag", true)]
    [InlineData("another", false)]
    public async Task Head_ChecksumInATag_CountsForItsOwnETagAlone(string etag, bool counts)
    {
        var sha256 = new string('a', 64);
        await using var server = await AnsweringServer.StartAsync(context =>
        {
            if (context.Request.Query.ContainsKey("tagging"))
            {
                return context.Response.WriteAsync($"<Tagging><TagSet><Tag><Key>raso-sha256</Key><Value>{sha256} {etag}</Value></Tag></TagSet></Tagging>");
            }

            context.Response.Headers["x-amz-meta-raso-write"] = "token";
            return Accept(context);
        });
        using var driver = MinioTestDrivers.CreateDriver(server.Address);

        var info = await driver.HeadAsync(Path, Token);

        info!.AnnotatedSha256.Should().Be(counts ? sha256 : null);
    }

    [Fact]
    public async Task Client_CalledByTheApplication_KeepsItsOwnErrors()
    {
        await using var server = await AnsweringServer.StartAsync(context => AnswerAsync(context, 404, "<Error><Code>NoSuchKey</Code><BucketName>papers</BucketName></Error>"));
        using var driver = MinioTestDrivers.CreateDriver(server.Address);

        var act = () => driver.Client.RemoveObjectAsync(
            new global::Minio.DataModel.Args.RemoveObjectArgs().WithBucket("papers").WithObject("file"), Token);

        await act.Should().ThrowAsync<global::Minio.Exceptions.MinioException>();
        server.Asked.Single().Headers["Authorization"].Should().Contain("Credential=user/");
    }

    [Fact]
    public async Task Store_KmsKey_GoesWithThePutAlone()
    {
        await using var server = await AnsweringServer.StartAsync(Accept);
        var options = MinioTestDrivers.CreateOptions(server.Address);
        options.Encryptions = [MinioOptions.KmsKeys];
        options.KmsKeyId = "key-1";
        using var driver = new MinioStorageDriver(options);
        using var content = new MemoryStream("content"u8.ToArray());

        await driver.PutAsync(
            new PutRequest { Path = Path, Content = content, Length = 7, Describe = () => new ObjectDescription { Encryption = "aws:kms" } }, Token);

        var put = server.Asked.Single(request => request.Method == "PUT");
        put.Headers["x-amz-server-side-encryption"].Should().Be("aws:kms");
        put.Headers["x-amz-server-side-encryption-aws-kms-key-id"].Should().Be("key-1");
        server.Asked.Single(request => request.Method == "HEAD").Headers.Keys.Should().NotContain(name => name.Contains("encryption", StringComparison.OrdinalIgnoreCase));
    }

    private static FileContent LargeContent() => FileContent.FromBytes(new byte[(5 << 20) + 7]);

    private static Task AnswerAsync(HttpContext context, int status, string body = "")
    {
        context.Response.StatusCode = status;
        return body.Length == 0 ? Task.CompletedTask : context.Response.WriteAsync(body);
    }

    /// <summary>Answers as a server that takes everything.</summary>
    private static Task Accept(HttpContext context)
    {
        context.Response.Headers.ETag = "\"the-etag\"";
        var query = context.Request.Query;
        switch (context.Request.Method)
        {
            case "HEAD":
                context.Response.ContentLength = context.Request.Path.Value!.EndsWith("file.bin", StringComparison.Ordinal) ? 7 : 0;
                context.Response.StatusCode = (int)HttpStatusCode.OK;
                return Task.CompletedTask;
            case "POST" when query.ContainsKey("uploads"):
                return context.Response.WriteAsync("<InitiateMultipartUploadResult><UploadId>the-upload</UploadId></InitiateMultipartUploadResult>");
            case "POST":
                // Another ETag than that of the object, so that its length is not asked for.
                return context.Response.WriteAsync("<CompleteMultipartUploadResult><ETag>of-parts-2</ETag></CompleteMultipartUploadResult>");
            case "DELETE":
                context.Response.StatusCode = (int)HttpStatusCode.NoContent;
                return Task.CompletedTask;
            default:
                return Task.CompletedTask;
        }
    }
}
