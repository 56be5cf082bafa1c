using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Clouds.Tests.Secrets;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class MinioSecretTests : SecretTests
{
    private const string Canary = "canary/minio+secret+key0123456789abcde==";
    private const string Token = "canary-session-token/minio+0123456789==";

    private protected override CloudUnderTest Cloud { get; } = new MinioCloud();

    private protected override void Register(RasoBuilder raso) => raso.RegisterMinio();

    private protected override IEnumerable<CredentialCase> Credentials(Uri endpoint)
    {
        var server = CloudServers.S3;
        yield return new("right keys", [server.SecretKey], Settings(("AccessKey", server.AccessKey), ("SecretKey", server.SecretKey)));
        yield return new("wrong keys", [Canary], Settings(("AccessKey", "CANARYACCESSKEY00002"), ("SecretKey", Canary)));
        yield return new("session token", [Canary, Token], Settings(("AccessKey", "CANARYACCESSKEY00002"), ("SecretKey", Canary), ("SessionToken", Token)));
        var key = Convert.ToBase64String("canary of 32 bytes for MinIO too"u8);
        yield return new("customer key", [key, server.SecretKey], Settings(("AccessKey", server.AccessKey), ("SecretKey", server.SecretKey), ("CustomerKey", key)));

        Dictionary<string, string?> Settings(params (string Key, string Value)[] values)
        {
            var settings = values.ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
            settings["Type"] = "Minio";
            settings["Bucket"] = "raso-secrets";
            settings["CreateContainer"] = "true";
            // Customer keys are refused on plain connections; here TLS will fail, after the key was taken.
            settings["Endpoint"] = new UriBuilder(endpoint) { Scheme = settings.ContainsKey("CustomerKey") ? "https" : "http" }.Uri.GetLeftPart(UriPartial.Authority);
            return settings;
        }
    }
}
