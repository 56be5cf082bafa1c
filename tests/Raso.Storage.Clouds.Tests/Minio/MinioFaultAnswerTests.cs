using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Raso.Storage.Clouds.Tests.Minio;

/// <summary>Every call meets every form of an error answer: what comes out is always a typed error, never one of the client's own accidents.</summary>
public sealed class MinioFaultAnswerTests
{
    private static readonly StoragePath Path = StoragePath.Parse("folder/file.bin");

    private static readonly Dictionary<string, string> Bodies = new()
    {
        ["empty"] = "",
        ["html"] = "<!DOCTYPE html><html><body><h1>Oops</h1></body></html>",
        ["json"] = """{"code":"SlowDown","message":"later"}""",
        ["xml"] = "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>later</Message></Error>",
        ["garbage"] = "<Error><Code>Slow",
    };

    private static readonly Dictionary<string, Func<CloudStorageBackend, CancellationToken, Task>> Calls = new()
    {
        ["store"] = (backend, token) => backend.StoreAsync(Path, FileContent.FromText("content"), null, token),
        ["store-parts"] = (backend, token) => backend.StoreAsync(Path, FileContent.FromBytes(new byte[(5 << 20) + 1]), null, token),
        ["retrieve"] = async (backend, token) =>
        {
            await using var file = await backend.RetrieveAsync(Path, null, token);
        },
        ["retrieve-range"] = async (backend, token) =>
        {
            await using var file = await backend.RetrieveAsync(Path, new RetrieveOptions { Range = new ByteRange(1, 2) }, token);
        },
        ["info"] = (backend, token) => backend.GetInfoAsync(Path, token),
        ["list"] = async (backend, token) => await backend.ListAsync(null, token).ToListAsync(token),
        ["delete"] = (backend, token) => backend.DeleteAsync(Path, token),
        ["delete-many"] = async (backend, token) =>
        {
            var outcomes = await backend.DeleteManyAsync(new[] { Path }.ToAsyncEnumerable(), token).ToListAsync(token);
            throw outcomes.Should().ContainSingle().Which.Error ?? throw new InvalidOperationException("An error was taken for a success.");
        },
        ["copy"] = (backend, token) => backend.CopyAsync(Path, StoragePath.Parse("copy.bin"), null, token),
        ["tier"] = (backend, token) => backend.SetTierAsync(Path, "STANDARD", token),
        ["abort"] = (backend, token) => backend.AbortUploadsAsync("", TimeSpan.Zero, token),
        ["make"] = (backend, token) => backend.Driver.EnsureContainerAsync(token),
    };

    public static TheoryData<string, string, int> Answers
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var call in Calls.Keys)
            {
                foreach (var body in Bodies.Keys)
                {
                    foreach (var status in new[] { 403, 429, 500, 503 })
                    {
                        data.Add(call, body, status);
                    }
                }
            }

            return data;
        }
    }

    public static TheoryData<string> CallNames => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Call_ErrorAnswer_IsTyped(string call, string body, int status)
    {
        await using var server = await AnsweringServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "7";
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(Bodies[body]);
        });
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var error = await FailAsync(backend, call);

        if (status == 403 && (body is not ("xml" or "json") || IsHeadFirst(call)))
        {
            error.Code.Should().Be(StorageErrorCode.PermissionDenied);
            error.IsTransient.Should().BeFalse();
        }
        else
        {
            error.Code.Should().Be(StorageErrorCode.Unavailable);
            error.IsTransient.Should().BeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task Call_PageOfAProxyAsSuccess_IsNoSuccess(string call)
    {
        await using var server = await AnsweringServer.StartAsync(context =>
        {
            context.Response.ContentType = "text/html";
            return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(Bodies["html"]);
        });
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);
        if (call == "make")
        {
            // A bucket that is there is all that the answer to HEAD can tell.
            return;
        }

        var error = await FailAsync(backend, call);

        error.Code.Should().Be(StorageErrorCode.Unavailable);
        error.IsTransient.Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task Call_Redirect_IsNotFollowed(string call)
    {
        await using var other = await AnsweringServer.StartAsync(_ => Task.CompletedTask);
        await using var server = await AnsweringServer.StartAsync(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = other.Address.AbsoluteUri;
            return Task.CompletedTask;
        });
        await using var backend = MinioTestDrivers.CreateBackend(server.Address);

        var error = await FailAsync(backend, call);

        error.Code.Should().Be(StorageErrorCode.InvalidArgument);
        error.Message.Should().Contain("Endpoint");
        other.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task Call_RetryAfter_IsKept()
    {
        await using var server = await AnsweringServer.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = 17.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        using var driver = MinioTestDrivers.CreateDriver(server.Address);

        var error = await Record.ExceptionAsync(() => driver.HeadAsync(Path, TestContext.Current.CancellationToken));

        var meaning = driver.MapError(error!);
        meaning.RetryAfter.Should().Be(TimeSpan.FromSeconds(17));
        meaning.HadNoEffect.Should().BeTrue();
        meaning.HidesError.Should().BeTrue();
    }

    [Fact]
    public async Task Call_NoServer_IsUnavailableAndHadNoEffect()
    {
        Uri gone;
        await using (var server = await AnsweringServer.StartAsync(_ => Task.CompletedTask))
        {
            gone = server.Address;
        }

        using var driver = MinioTestDrivers.CreateDriver(gone);

        var error = await Record.ExceptionAsync(() => driver.DeleteAsync(Path, TestContext.Current.CancellationToken));

        var meaning = driver.MapError(error!);
        meaning.Code.Should().Be(StorageErrorCode.Unavailable);
        meaning.HadNoEffect.Should().BeTrue();
    }

    // The answer to HEAD has no body, so no code.
    private static bool IsHeadFirst(string call) => call is "info" or "copy" or "tier" or "make";

    private static async Task<StorageException> FailAsync(CloudStorageBackend backend, string call)
    {
        var error = await Record.ExceptionAsync(() => Calls[call](backend, TestContext.Current.CancellationToken));
        if (error is not null and not StorageException)
        {
            var meaning = backend.Driver.MapError(error);
            error = new StorageException(meaning.Code, meaning.Message, backend.Name, null, meaning.IsTransient);
        }

        var typed = error.Should().BeOfType<StorageException>().Which;
        typed.ToString().Should().NotContain(MinioTestDrivers.SecretKey).And.NotContain(MinioTestDrivers.SessionToken).And.NotContain("Signature=");
        return typed;
    }
}
