using System.Collections.Concurrent;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Whoever knows a file can confirm it, with any token.</summary>
public sealed class UnfencedConfirmation : CatalogFault
{
    private readonly ConcurrentDictionary<Guid, FileIntent> _begun = [];

    public override ICatalogSession Spoil(ICatalogSession session)
    {
        var begin = Intercept.Calls(session.Files, nameof(IFileLedger.BeginAsync), call =>
        {
            var intent = (FileIntent)call[0]!;
            _begun[intent.FileId] = intent;
            return session.Files.BeginAsync(intent, (string?)call[1], (IReadOnlyList<string>)call[2]!, (TimeSpan)call[3]!, (CancellationToken)call[4]!);
        });
        return new FaultySession(session)
        {
            Files = Intercept.Calls(begin, nameof(IFileLedger.ConfirmAsync), call =>
            {
                var intent = (FileIntent)call[0]!;
                return session.Files.ConfirmAsync(
                    _begun.GetValueOrDefault(intent.FileId, intent),
                    (long)call[1]!,
                    (string)call[2]!,
                    (IReadOnlyList<StoredReplica>)call[3]!,
                    (CancellationToken)call[4]!);
            }),
        };
    }
}
