using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>The stand-in, asked with tokens of a service account: all that the driver declares.</summary>
public sealed class StandInHarness : GoogleHarness
{
    protected override async ValueTask ConfigureAsync(GoogleCloudStorageOptions options)
    {
        var standIn = await SharedStandIn.GetAsync();
        options.Endpoint = standIn.Endpoint;
        options.CredentialsJson = standIn.ServiceAccountJson();
    }
}
