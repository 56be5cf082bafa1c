using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>A server on the loopback that answers as a test tells it, and remembers what it was asked.</summary>
internal sealed class S3Stub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Func<HttpContext, Task> _answer;

    private S3Stub(Func<HttpContext, Task> answer)
    {
        _answer = answer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public ConcurrentQueue<S3Asked> Asked { get; } = new();

    public string Url => _app.Urls.Single();

    public static async Task<S3Stub> StartAsync(Func<HttpContext, Task> answer)
    {
        var stub = new S3Stub(answer);
        await stub._app.StartAsync(TestContext.Current.CancellationToken);
        return stub;
    }

    /// <summary>Starts a server with one answer to all.</summary>
    public static Task<S3Stub> StartAsync(int status, string body = "", params (string Name, string Value)[] headers) => StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = body.StartsWith("<?xml", StringComparison.Ordinal) ? "application/xml" : "text/html";
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(body);
    });

    public S3StorageDriver CreateDriver(Action<S3Options>? configure = null)
    {
        var options = new S3Options { Bucket = "bucket", ServiceUrl = Url, AccessKey = "key", SecretKey = "secret" };
        configure?.Invoke(options);
        return new S3StorageDriver(options, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        Asked.Enqueue(new S3Asked(
            context.Request.Method,
            context.Request.Path + context.Request.QueryString,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body.ToArray()));
        await _answer(context);
    }
}
