using Google.Apis.Http;
using Google.Apis.Services;

namespace Raso.Storage.Gcp;

/// <summary>The JSON API of Cloud Storage.</summary>
internal sealed class GoogleStorageService : BaseClientService
{
    private readonly string _root;

    public GoogleStorageService(Uri endpoint, IHttpClientFactory clients, IConfigurableHttpClientInitializer credentials)
        : base(new Initializer
        {
            ApplicationName = "Raso.Storage",
            HttpClientFactory = clients,
            HttpClientInitializer = credentials,
            DefaultExponentialBackOffPolicy = ExponentialBackOffPolicy.None,
            GZipEnabled = false,
            // Otherwise a GET of a long name is sent as a POST with the query as a form, which Cloud Storage does not take.
            MaxUrlLength = 0,
        }) => _root = endpoint.GetLeftPart(UriPartial.Authority);

    public override string Name => "storage";

    public override string BasePath => "storage/v1/";

    public override string BaseUri => $"{_root}/{BasePath}";

    public override string BatchPath => "batch/storage/v1";

    public override string BatchUri => $"{_root}/{BatchPath}";

    public override IList<string> Features => [];
}
