using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Raso.Storage.Azure;

/// <summary>The key with which an identity signs URLs, kept while it outlives what is signed with it.</summary>
internal sealed class DelegationKeys(BlobServiceClient service, TimeProvider timeProvider)
{
    // The service lends none for longer.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);
    private static readonly TimeSpan Usual = TimeSpan.FromDays(1);
    private volatile UserDelegationKey? _last;

    /// <summary>Gets a key that is good at least until a given time. Two callers at once may each ask for one; both are good.</summary>
    public async Task<UserDelegationKey> GetAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.SignedExpiresOn >= until)
        {
            return last;
        }

        var now = timeProvider.GetUtcNow();
        var wanted = now + Usual > until ? now + Usual : until;
        var expiresOn = wanted < now + Longest ? wanted : now + Longest;
        UserDelegationKey key = await service.GetUserDelegationKeyAsync(new BlobGetUserDelegationKeyOptions(expiresOn), cancellationToken).ConfigureAwait(false);
        _last = key;
        return key;
    }
}
