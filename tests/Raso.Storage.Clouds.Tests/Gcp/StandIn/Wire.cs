using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Takes requests from connections and writes answers to them.</summary>
internal sealed class Wire(Front front)
{
    internal async Task HandleAsync(HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var endpoint = new Uri($"http://{context.Request.Host}/");
        var request = new ApiRequest(context.Request.Method, target, endpoint, context.Request.Headers, context.Request.Body);
        try
        {
            var (answer, fault) = await front.AnswerAsync(request, cancellationToken);
            await WriteAsync(context, answer, fault, cancellationToken);
        }
        catch (Exception error) when (error is ConnectionDroppedException or OperationCanceledException or IOException)
        {
            // Told to, or the caller has gone in the middle of its body.
            context.Abort();
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            // A fault of the stand-in must not pass for one of the service.
            await WriteAsync(context, Answer.Text(500, $"The stand-in itself has failed: {error}", "text/plain; charset=UTF-8"), null, cancellationToken);
        }
    }

    private static async Task WriteAsync(HttpContext context, Answer answer, Fault? fault, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        if (answer.Phrase is { } phrase)
        {
            context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = phrase;
        }

        foreach (var (name, values) in answer.Headers)
        {
            response.Headers[name] = values;
        }

        if (answer.Status is not (204 or 304))
        {
            response.ContentLength = answer.Length;
        }

        if (answer.IsHead)
        {
            return;
        }

        var body = new FaultyBody(response.Body, fault);
        if (answer.Content is { } content)
        {
            await content.CopyToAsync(answer.Offset, answer.Count, body.WriteAsync, cancellationToken);
        }
        else if (answer.Body.Length > 0)
        {
            await body.WriteAsync(answer.Body, cancellationToken);
        }
    }
}
