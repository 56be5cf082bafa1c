using System.Buffers.Text;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

// https://developers.google.com/identity/protocols/oauth2/service-account#httprest
public sealed class TokenTests : StandInTests
{
    private const string FullScope = "https://www.googleapis.com/auth/devstorage.full_control";

    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());
    private readonly GoogleStandInOptions _options;

    public TokenTests()
    {
        _options = new GoogleStandInOptions { Time = _time, RequireTokens = true };
        _options.AcceptedTokens.Add("told");
    }

    private protected override GoogleStandInOptions Options => _options;

    [Fact]
    public async Task Call_WithoutToken_IsUnauthorized()
    {
        var refused = await GetAsync(Bucket);

        refused.Status.Should().Be(401);
        refused.Reason.Should().Be("required");
        refused.Header("WWW-Authenticate").Should().StartWith("Bearer realm=");
    }

    [Fact]
    public async Task Call_UnknownToken_IsUnauthorized()
    {
        var refused = await GetAsync(Bucket, Bearer("guessed"));

        refused.Status.Should().Be(401);
        refused.Reason.Should().Be("authError");
        refused.Header("WWW-Authenticate").Should().Contain("error=\"invalid_token\"");
    }

    [Fact]
    public async Task Call_AcceptedToken_IsDone() => (await GetAsync(Bucket, Bearer("told"))).Status.Should().Be(200);

    [Fact]
    public async Task Grant_SignedAssertion_GivesAToken()
    {
        var granted = await GrantAsync(Assertion());

        granted.Status.Should().Be(200);
        granted["token_type"].Should().Be("Bearer");
        granted.Json["expires_in"]!.GetValue<int>().Should().Be(3600);
        (await GetAsync(Bucket, Bearer(granted["access_token"]))).Status.Should().Be(200);
    }

    [Fact]
    public async Task Call_TokenThatRanOut_IsUnauthorized()
    {
        var granted = await GrantAsync(Assertion());
        _time.Advance(TimeSpan.FromHours(1));

        (await GetAsync(Bucket, Bearer(granted["access_token"]))).Reason.Should().Be("authError");
    }

    [Fact]
    public async Task Call_TokensEnded_IsUnauthorized()
    {
        var granted = await GrantAsync(Assertion());
        StandIn.ExpireTokens();

        (await GetAsync(Bucket, Bearer(granted["access_token"]))).Status.Should().Be(401);
    }

    [Fact]
    public async Task Call_TokenThatMayOnlyRead_DoesNotWrite()
    {
        var token = (await GrantAsync(Assertion(scope: "https://www.googleapis.com/auth/devstorage.read_only")))["access_token"];

        (await GetAsync(Bucket, Bearer(token))).Status.Should().Be(200);
        var refused = await PutAsync("a", "content", "", Bearer(token));
        refused.Status.Should().Be(403);
        refused.Reason.Should().Be("insufficientPermissions");
    }

    [Fact]
    public async Task Grant_WrongAssertion_IsRefused()
    {
        var stranger = GoogleServiceAccount.Create(GoogleServiceAccount.Default.Email);
        var unknown = GoogleServiceAccount.Create("nobody@stand-in.iam.gserviceaccount.com");

        foreach (var assertion in new[]
        {
            Assertion(stranger),
            Assertion(stranger, keyId: GoogleServiceAccount.Default.KeyId),
            Assertion(unknown),
            Assertion(audience: "https://elsewhere/token"),
            Assertion(issued: -7200),
            Assertion(life: 7200),
            "a.b.c",
        })
        {
            var refused = await GrantAsync(assertion);
            refused.Status.Should().Be(400);
            refused["error"].Should().Be("invalid_grant");
        }
    }

    [Fact]
    public async Task Call_SelfSignedToken_IsDone()
    {
        (await GetAsync(Bucket, Bearer(Assertion(audience: "https://storage.googleapis.com/", scope: null)))).Status.Should().Be(200);
        (await GetAsync(Bucket, Bearer(Assertion(GoogleServiceAccount.Create("x@y"))))).Status.Should().Be(401);
    }

    // https://cloud.google.com/storage/docs/resumable-uploads#session-uris
    [Fact]
    public async Task Session_Uri_NeedsNoToken()
    {
        using var body = Json("{}");
        var session = (await SendAsync("POST", $"{Upload}?uploadType=resumable&name=a", body, Bearer("told"))).Header("Location")!;

        using var content = new ByteArrayContent([1]);
        (await SendAsync("PUT", session, content)).Status.Should().Be(200);
    }

    // https://cloud.google.com/compute/docs/metadata/querying-metadata
    [Fact]
    public async Task Metadata_Token_NeedsTheHeader()
    {
        const string Path = "computeMetadata/v1/instance/service-accounts/default/token";

        var refused = await GetAsync(Path);
        var granted = await GetAsync(Path, ("Metadata-Flavor", "Google"));

        refused.Status.Should().Be(403);
        granted.Header("Metadata-Flavor").Should().Be("Google");
        (await GetAsync(Bucket, Bearer(granted["access_token"]))).Status.Should().Be(200);
        (await GetAsync("computeMetadata/v1/instance/service-accounts/default/email", ("Metadata-Flavor", "Google"))).Text
            .Should().Be(GoogleServiceAccount.Default.Email);
        (await GetAsync("")).Header("Metadata-Flavor").Should().Be("Google");
    }

    // https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/signBlob
    [Fact]
    public async Task SignBlob_KnownAccount_Signs()
    {
        var path = $"v1/projects/-/serviceAccounts/{GoogleServiceAccount.Default.Email}:signBlob";

        var signed = await SendJsonAsync("POST", path, """{"payload":"AQID"}""", Bearer("told"));
        var stranger = await SendJsonAsync("POST", path, """{"payload":"AQID"}""", Bearer("guessed"));
        var unknown = await SendJsonAsync("POST", "v1/projects/-/serviceAccounts/x@y:signBlob", """{"payload":"AQID"}""", Bearer("told"));

        GoogleServiceAccount.Default.IsSignedBy([1, 2, 3], Convert.FromBase64String(signed["signedBlob"])).Should().BeTrue();
        stranger.Status.Should().Be(401);
        unknown.Status.Should().Be(403);
    }

    private static (string Name, string Value) Bearer(string token) => ("Authorization", $"Bearer {token}");

    private async Task<Reply> GrantAsync(string assertion)
    {
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["grant_type"] = "urn:ietf:params:oauth:grant-type:jwt-bearer", ["assertion"] = assertion });
        return await SendAsync("POST", "token", form);
    }

    private string Assertion(
        GoogleServiceAccount? account = null, string? audience = null, int issued = 0, int life = 3600, string? scope = FullScope, string? keyId = null)
    {
        account ??= GoogleServiceAccount.Default;
        var start = _time.GetUtcNow().ToUnixTimeSeconds() + issued;
        var scopeClaim = scope is null ? "" : $"\"scope\":\"{scope}\",";
        var header = Encode($$"""{"alg":"RS256","typ":"JWT","kid":"{{keyId ?? account.KeyId}}"}""");
        var claims = Encode($$"""{"iss":"{{account.Email}}",{{scopeClaim}}"aud":"{{audience ?? StandIn.TokenUri.ToString()}}","iat":{{start}},"exp":{{start + life}}}""");
        return $"{header}.{claims}.{Base64Url.EncodeToString(account.Sign(Encoding.ASCII.GetBytes($"{header}.{claims}")))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
