using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>Serves signed URLs on the loopback with the endpoint of the guide, in place of the REST package.</summary>
internal sealed class SignedFilesServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private ICloudStorageBackend? _backend;
    private ISignedUrlVerifier? _verifier;

    private SignedFilesServer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddKeyedSingleton("disk", (_, _) => _backend ?? throw NotServing());
        builder.Services.AddKeyedSingleton("disk", (_, _) => _verifier ?? throw NotServing());
        _app = builder.Build();
        _app.MapSignedFiles();
    }

    /// <summary>Gets the address that files are served at.</summary>
    public string BaseUrl => $"{_app.Urls.Single()}/files";

    public static async Task<SignedFilesServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new SignedFilesServer();
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    public void Serve(ICloudStorageBackend backend, ISignedUrlVerifier verifier)
    {
        _backend = backend;
        _verifier = verifier;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static InvalidOperationException NotServing() => new("The backend has not been made.");
}
