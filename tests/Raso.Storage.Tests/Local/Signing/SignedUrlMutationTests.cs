using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Local.Signing;

/// <summary>Of all requests that resemble a signed one, that one alone is allowed.</summary>
public sealed class SignedUrlMutationTests
{
    [Fact]
    public Task Verify_TenThousandMutations_AllowsNone() => Campaign.RunAsync(10_000, random => Task.FromResult<ICampaignRun>(new MutationRun(random)));

    [Fact]
    public Task Verify_TextsOfAnyKind_RefusesThemWithoutAnError() => Campaign.RunAsync(10_000, random => Task.FromResult<ICampaignRun>(new NoiseRun(random)));
}
