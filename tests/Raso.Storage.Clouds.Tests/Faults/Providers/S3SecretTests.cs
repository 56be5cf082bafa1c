using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Clouds.Tests.Secrets;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class S3SecretTests : SecretTests
{
    private const string Canary = "canary/S3+secret+key0123456789abcdefgh==";
    private const string Token = "canary-session-token/S3+0123456789==";

    private protected override CloudUnderTest Cloud { get; } = new S3Cloud();

    private protected override void Register(RasoBuilder raso) => raso.RegisterS3();

    private protected override IEnumerable<CredentialCase> Credentials(Uri endpoint)
    {
        var server = CloudServers.S3;
        var profiles = Path.Combine(Path.GetTempPath(), $"raso-profiles-{Guid.CreateVersion7():N}");
        File.WriteAllText(profiles, $"[raso]\naws_access_key_id = CANARYACCESSKEY00001\naws_secret_access_key = {Canary}\naws_session_token = {Token}\n");
        yield return new("right keys", [server.SecretKey], Settings(("AccessKey", server.AccessKey), ("SecretKey", server.SecretKey)));
        yield return new("wrong keys", [Canary], Settings(("AccessKey", "CANARYACCESSKEY00001"), ("SecretKey", Canary)));
        yield return new("session token", [Canary, Token], Settings(("AccessKey", "CANARYACCESSKEY00001"), ("SecretKey", Canary), ("SessionToken", Token)));
        yield return new("profile", [Canary, Token], Settings(("Profile", "raso"), ("ProfilesLocation", profiles)));
        var key = Convert.ToBase64String("canary of 32 bytes for S3 itself"u8);
        yield return new("customer key", [key, server.SecretKey], Settings(("AccessKey", server.AccessKey), ("SecretKey", server.SecretKey), ("CustomerKey", key)));
        File.Delete(profiles);

        Dictionary<string, string?> Settings(params (string Key, string Value)[] values)
        {
            var settings = values.ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
            settings["Type"] = "S3";
            settings["Bucket"] = "raso-secrets";
            settings["CreateContainer"] = "true";
            // Customer keys are refused on plain connections; here TLS will fail, after the key was taken.
            settings["ServiceUrl"] = new UriBuilder(endpoint) { Scheme = settings.ContainsKey("CustomerKey") ? "https" : "http" }.Uri.GetLeftPart(UriPartial.Authority);
            return settings;
        }
    }
}
