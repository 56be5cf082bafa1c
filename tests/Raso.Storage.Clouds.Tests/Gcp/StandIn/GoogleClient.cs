using Google.Apis.Services;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>A service of Google's own client library that talks to a stand-in.</summary>
internal sealed class GoogleClient(Uri endpoint, Google.Apis.Http.IConfigurableHttpClientInitializer? credential = null)
    : BaseClientService(new Initializer { HttpClientInitializer = credential, GZipEnabled = false })
{
    public override string Name => "storage";

    public override string BaseUri => $"{endpoint}storage/v1/";

    public override string BasePath => "storage/v1/";

    public override string BatchUri => $"{endpoint}batch/storage/v1";

    public override IList<string> Features => [];
}
