using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Clouds.Tests.Secrets;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class AzureSecretTests : SecretTests
{
    private static readonly string Canary = Convert.ToBase64String("canary key of an Azure account, 64 bytes long as the others are!"u8);
    private const string Signature = "canarySignature%2B0123456789abcdef%3D";

    private protected override CloudUnderTest Cloud { get; } = new AzureCloud();

    private protected override void Register(RasoBuilder raso) => raso.RegisterAzureBlobs();

    private protected override IEnumerable<CredentialCase> Credentials(Uri endpoint)
    {
        var key = Cloud.Secrets.Single();
        var account = endpoint.AbsolutePath.Trim('/');
        var at = endpoint.AbsoluteUri;
        yield return new("right key", [key], Settings(("ServiceUri", at), ("AccountName", account), ("AccountKey", key)));
        yield return new("wrong key", [Canary], Settings(("ServiceUri", at), ("AccountName", account), ("AccountKey", Canary)));
        yield return new("connection string", [key], Settings(("ConnectionString", ConnectionString(key))));
        yield return new("connection string with a wrong key", [Canary], Settings(("ConnectionString", ConnectionString(Canary))));
        yield return new("broken connection string", [Canary], Settings(("ConnectionString", $"AccountKey={Canary};BlobEndpoint={at}")));
        var sas = $"sv=2024-11-04&ss=b&srt=sco&sp=rwdlac&se=2099-01-01T00:00:00Z&sig={Signature}";
        yield return new("shared access signature", [Signature, Uri.UnescapeDataString(Signature)], Settings(("ServiceUri", at), ("SasToken", sas)));
        // Customer keys are refused on plain connections; here TLS will fail, after the key was taken.
        var secure = new UriBuilder(endpoint) { Scheme = "https" }.Uri.AbsoluteUri;
        var customer = Convert.ToBase64String("canary of 32 bytes for Azure now"u8);
        yield return new("customer key", [customer, key], Settings(("ServiceUri", secure), ("AccountName", account), ("AccountKey", key), ("CustomerKey", customer)));

        string ConnectionString(string accountKey) => $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={accountKey};BlobEndpoint={at};";

        Dictionary<string, string?> Settings(params (string Key, string Value)[] values)
        {
            var settings = values.ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
            settings["Type"] = "AzureBlobs";
            settings["Container"] = "raso-secrets";
            settings["CreateContainer"] = "true";
            return settings;
        }
    }
}
