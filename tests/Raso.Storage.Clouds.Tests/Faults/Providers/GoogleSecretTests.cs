using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Clouds.Tests.Gcp;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;
using Raso.Storage.Clouds.Tests.Secrets;

namespace Raso.Storage.Clouds.Tests.Faults.Providers;

public sealed class GoogleSecretTests : SecretTests
{
    private const string Canary = "canary-refresh-token/google+0123456789";

    private protected override CloudUnderTest Cloud { get; } = new GoogleCloud();

    private protected override void Register(RasoBuilder raso) => raso.RegisterGoogleCloudStorage();

    private protected override IEnumerable<CredentialCase> Credentials(Uri endpoint)
    {
        var standIn = GoogleCloud.StandIn;
        var right = standIn.ServiceAccountJson();
        var stranger = standIn.ServiceAccountJson(GoogleServiceAccount.Create("stranger@stand-in.iam.gserviceaccount.com"));
        var broken = JsonNode.Parse(right)!;
        broken["private_key"] = $"-----BEGIN PRIVATE KEY-----\n{Canary}\n-----END PRIVATE KEY-----\n";
        yield return new("service account", Lines(right), Settings(("CredentialsJson", right)));
        yield return new("service account that is not known", Lines(stranger), Settings(("CredentialsJson", stranger)));
        yield return new("service account with a broken key", [Canary], Settings(("CredentialsJson", broken.ToJsonString())));
        yield return new("user", [Canary], Settings(("CredentialsJson", $$"""{"type":"authorized_user","client_id":"id","client_secret":"{{Canary}}","refresh_token":"{{Canary}}"}""")));
        yield return new("no JSON", [Canary], Settings(("CredentialsJson", $"{{ {Canary}")));
        var file = Path.Combine(Path.GetTempPath(), $"raso-account-{Guid.CreateVersion7():N}.json");
        File.WriteAllText(file, right);
        yield return new("file", Lines(right), Settings(("CredentialsFile", file)));
        File.Delete(file);
        var key = Convert.ToBase64String("canary of 32 bytes for Google it"u8);
        yield return new("customer key", [key, .. Lines(right)], Settings(("CredentialsJson", right), ("CustomerKey", key)));

        Dictionary<string, string?> Settings(params (string Key, string Value)[] values)
        {
            var settings = values.ToDictionary(entry => entry.Key, entry => (string?)entry.Value);
            settings["Type"] = "GoogleCloudStorage";
            settings["Bucket"] = SharedStandIn.Bucket;
            settings["Endpoint"] = endpoint.AbsoluteUri;
            return settings;
        }
    }

    // Any line of the key tells of it; the first and the last are the same for all.
    private static string[] Lines(string json) =>
        JsonNode.Parse(json)!["private_key"]!.GetValue<string>().Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..^2];
}
