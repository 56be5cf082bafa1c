using Raso.Storage.Clouds.Tests.RealAccounts;
using Raso.Storage.Gcp;

namespace Raso.Storage.Clouds.Tests.Gcp;

/// <summary>All that the driver declares: on the stand-in, asked with tokens of a service account, or on the account that <c>RASO_REAL_GOOGLE</c> names.</summary>
public sealed class StandInHarness : GoogleHarness
{
    public override string Prefix => RealAccount.Google?.Prefix ?? "";

    public override bool DeletesFilesAfterTest => RealAccount.Google is not null;

    protected override async ValueTask ConfigureAsync(GoogleCloudStorageOptions options)
    {
        if (RealAccount.Google is { } account)
        {
            RealOptions.Configure(account, options);
            return;
        }

        var standIn = await SharedStandIn.GetAsync();
        options.Endpoint = standIn.Endpoint;
        options.CredentialsJson = standIn.ServiceAccountJson();
    }
}
