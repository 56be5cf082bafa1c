using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>A writer may believe that it abandoned a file which is committed, and delete its bytes.</summary>
public sealed class AbandonedCommit : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Files = Intercept.Calls(session.Files, nameof(IFileLedger.AbandonAsync), call => AbandonAsync(session.Files, call)),
    };

    private static async Task<bool> AbandonAsync(IFileLedger files, object?[] call)
    {
        await files.AbandonAsync((FileIntent)call[0]!, (CancellationToken)call[1]!);
        return true;
    }
}
