using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Raso.Storage.Aws;

/// <summary>The credentials of the profile that a client's settings name, read again when its files change. Given to the client, because its signing of URLs passes over the profile and would take whatever credentials are at hand.</summary>
internal sealed class ProfileCredentials(IClientConfig config) : AWSCredentials
{
    public override ImmutableCredentials GetCredentials() => DefaultAWSCredentialsIdentityResolver.GetCredentials(config).GetCredentials();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        var found = await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(config).ConfigureAwait(false);
        return await found.GetCredentialsAsync().ConfigureAwait(false);
    }
}
