using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Clouds.Tests.Campaigns;

namespace Raso.Storage.Clouds.Tests.Secrets;

/// <summary>The hunt finds what is planted, in each place where it looks.</summary>
[Collection(Alone.Name)]
public sealed class SecretHuntTests
{
    private const string Canary = "canary+bird/4711==";

    private static readonly CredentialCase Planted = new("local", [Canary], new() { ["Type"] = "Local", ["RootPath"] = Path.Combine(Path.GetTempPath(), "raso-secrets-none") });

    public static TheoryData<string> Places => ["log", "scope", "exception", "exception data", "inner exception", "activity", "text", "encoded", "base64", "event"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Run_SecretPlanted_FindsIt(string place)
    {
        var (found, _) = await SecretRun.RunAsync(Planted, Register, all => Plant(all, place));

        found.Should().ContainSingle($"a secret in {place} must be seen");
    }

    [Fact]
    public async Task Run_NothingPlanted_FindsNothing() => (await SecretRun.RunAsync(Planted, Register)).Found.Should().BeEmpty();

    [Theory]
    [InlineData("GET https://bucket/key?X-Amz-Algorithm=AWS4&X-Amz-Signature=0123456789abcdef")]
    [InlineData("https://account.blob/file?sv=2024&sig=abcdefgh%2Bijk%3D")]
    [InlineData("https://storage.googleapis.com/b/o?X-Goog-Signature=00112233445566")]
    [InlineData("Authorization: AWS4-HMAC-SHA256 Credential=AK/2026, SignedHeaders=host, Signature=0123456789abcdef0123456789abcdef")]
    [InlineData("Authorization: SharedKey account:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("Authorization: Bearer ya29.something-long")]
    public void FindIn_Signature_FindsIt(string text) => SecretHunt.FindIn(text, []).Should().NotBeEmpty();

    [Theory]
    [InlineData("GET https://account.blob/file?sig=REDACTED")]
    [InlineData("Bearer of bad news")]
    [InlineData("the signature is wrong; X-Amz-Signature=*")]
    public void FindIn_NoSignature_FindsNothing(string text) => SecretHunt.FindIn(text, [Canary]).Should().BeEmpty();

    private static void Register(RasoBuilder raso)
    {
        // A local folder is known without being registered.
    }

    private static void Plant(Everything all, string place)
    {
        switch (place)
        {
            case "log":
                all.CreateLogger("planted").Log(Microsoft.Extensions.Logging.LogLevel.Trace, default, Canary, null, (_, _) => "");
                break;
            case "scope":
                all.CreateLogger("planted").BeginScope(Canary);
                break;
            case "exception":
                all.Tell(new InvalidOperationException(Canary));
                break;
            case "exception data":
                all.Tell(new InvalidOperationException("planted") { Data = { ["key"] = Canary } });
                break;
            case "inner exception":
                all.Tell(new InvalidOperationException("planted", new IOException(Canary)));
                break;
            case "activity":
                using (var source = new ActivitySource("planted"))
                using (var activity = source.StartActivity("planted"))
                {
                    activity!.SetTag("key", Canary);
                }

                break;
            case "event":
                using (var source = new PlantedEvents())
                {
                    source.Planted(Canary);
                }

                break;
            default:
                all.Tell("text", place switch
                {
                    "encoded" => Uri.EscapeDataString(Canary),
                    "base64" => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Canary)),
                    _ => Canary,
                });
                break;
        }
    }
}
