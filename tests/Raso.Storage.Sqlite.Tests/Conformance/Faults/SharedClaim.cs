using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>A claim keeps nobody else from claiming the same.</summary>
public sealed class SharedClaim : CatalogFault
{
    private IReadOnlyList<ReplicaClaim> _last = [];

    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Files = Intercept.Calls(session.Files, nameof(IFileLedger.ClaimDeletionsAsync), call => ClaimAsync(session.Files, call)),
    };

    private async Task<IReadOnlyList<ReplicaClaim>> ClaimAsync(IFileLedger files, object?[] call)
    {
        var claims = await files.ClaimDeletionsAsync(
            (IReadOnlyList<Guid>?)call[0], (int)call[1]!, (TimeSpan)call[2]!, (TimeSpan)call[3]!, (CancellationToken)call[4]!);
        return _last = claims.Count == 0 ? _last : claims;
    }
}
