using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Clouds.Tests.Campaigns;
using Raso.Storage.Clouds.Tests.Faults;
using Raso.Storage.Clouds.Tests.Faults.Http;

namespace Raso.Storage.Clouds.Tests.Secrets;

/// <summary>A canary in every credential of a provider: whatever its server is like, no log, trace, event, error or text tells of it.</summary>
[Collection(Alone.Name)]
[Trait("Category", "Server")]
public abstract class SecretTests
{
    private protected abstract CloudUnderTest Cloud { get; }

    [Fact]
    public Task Call_SoundServer_TellsNoSecret() => HuntAsync(() => Cloud.Endpoint);

    [Fact]
    public Task Call_NobodyListens_TellsNoSecret() => HuntAsync(() => new UriBuilder(Cloud.Endpoint) { Port = 1 }.Uri);

    [Fact]
    public async Task Call_ServerThatRepeatsWhatItWasSent_TellsNoSecret()
    {
        await Cloud.PrepareAsync(TestContext.Current.CancellationToken);
        // As error pages of proxies do, and of frameworks in their development mode.
        await using var proxy = new HttpFaultProxy(Cloud.Endpoint, new HttpFaultPlan(new HttpFault { Instead = Repeat }));
        await HuntAsync(() => proxy.Endpoint);
    }

    [Fact]
    public async Task Call_ServerWithErrorsOfItsOwn_TellsNoSecret()
    {
        await Cloud.PrepareAsync(TestContext.Current.CancellationToken);
        int[] statuses = [400, 401, 403, 404, 409, 500, 503];
        var number = 0;
        await using var proxy = new HttpFaultProxy(
            Cloud.Endpoint, new HttpFaultPlan(new HttpFault { Instead = _ => Cloud.OwnError(statuses[Interlocked.Increment(ref number) % statuses.Length]) }));
        await HuntAsync(() => proxy.Endpoint);
    }

    private protected abstract IEnumerable<CredentialCase> Credentials(Uri endpoint);

    private protected abstract void Register(RasoBuilder raso);

    private static HttpAnswer Repeat(ProxiedRequest request) => HttpAnswer.Of(
        500,
        "text/html",
        $"<html><body>{request.Head.StartLine}<br>{string.Join("<br>", request.Head.Headers.Select(header => $"{header.Key}: {header.Value}"))}</body></html>");

    private async Task HuntAsync(Func<Uri> endpoint)
    {
        await Cloud.PrepareAsync(TestContext.Current.CancellationToken);
        foreach (var credentials in Credentials(endpoint()))
        {
            var (found, told) = await SecretRun.RunAsync(credentials, Register);

            found.Should().BeEmpty($"{Cloud} with {credentials.Name} must not tell its secrets");
            // Options that are refused at once are told of by errors alone.
            told.Should().HaveCountGreaterThan(4, $"a hunt that hears nothing finds nothing ({credentials.Name})");
            CloudCampaign.Tell($"{Cloud}: {credentials.Name}: {told.Count} texts heard, no secret");
        }
    }
}
