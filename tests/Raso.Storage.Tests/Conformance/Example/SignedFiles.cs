using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage;

internal static class SignedFiles
{
    private static readonly string[] Methods = ["GET", "HEAD", "PUT", "DELETE"];

    public static void MapSignedFiles(this IEndpointRouteBuilder app) => app.MapMethods("/files/{**path}", Methods, ServeAsync);

    private static async Task<IResult> ServeAsync(
        HttpContext http,
        [FromKeyedServices("disk")] ICloudStorageBackend disk,
        [FromKeyedServices("disk")] ISignedUrlVerifier verifier,
        CancellationToken cancellationToken)
    {
        // The request line as it came: what the server decoded is not what was signed.
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var check = verifier.Verify(http.Request.Method, target, http.Request.ContentType);
        if (!check.IsAllowed)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        switch (http.Request.Method)
        {
            case "PUT":
                var content = FileContent.FromStream(http.Request.Body, http.Request.ContentLength);
                await disk.StoreAsync(
                    check.Path, content, new StoreOptions { ContentType = http.Request.ContentType ?? "application/octet-stream" }, cancellationToken);
                return Results.NoContent();
            case "DELETE":
                await disk.DeleteAsync(check.Path, cancellationToken);
                return Results.NoContent();
            default:
                try
                {
                    // The stream is disposed with the response; for HEAD the server sends headers alone.
                    var file = await disk.RetrieveAsync(check.Path, cancellationToken: cancellationToken);
                    http.Response.ContentLength = file.Info.Length;
                    return Results.Stream(file.Content, file.Info.ContentType);
                }
                catch (StorageException error) when (error.Code == StorageErrorCode.NotFound)
                {
                    return Results.NotFound();
                }
        }
    }
}
