using System.Security.Cryptography;
using Raso.Storage.Local;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A local folder that keeps descriptions in extended attributes and signs URLs; the other local harnesses do not sign.</summary>
public class LocalAttributesHarness : LocalHarness
{
    private SignedFilesServer? _server;

    public override async ValueTask<ICloudStorageBackend> CreateBackendAsync(CancellationToken cancellationToken)
    {
        _server = await SignedFilesServer.StartAsync(cancellationToken);
        var backend = Decorate(await base.CreateBackendAsync(cancellationToken));
        _server.Serve(backend, backend as ISignedUrlVerifier ?? ((LocalStorageDriver)Driver).SignedUrlVerifier!);
        return backend;
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await base.ReleaseAsync();
    }

    protected virtual ICloudStorageBackend Decorate(ICloudStorageBackend backend) => backend;

    private protected override LocalStorageDriver CreateDriver(LocalStorageOptions options)
    {
        options.Descriptions = LocalDescriptions.Attributes;
        options.Signing.BaseUrl = _server!.BaseUrl;
        options.Signing.Keys.Add(new SigningKey { Id = "test", Secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SigningKey.MinSecretBytes)) });
        return new LocalStorageDriver(options, "disk");
    }
}
