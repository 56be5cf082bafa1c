using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>A replica is added for whoever asks, and to a file in any state.</summary>
public sealed class UnfencedReplica : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Files = Intercept.Calls(session.Files, nameof(IFileLedger.AddReplicaAsync), call =>
        {
            var arguments = new SqliteArguments().Id("$id", ((FileIntent)call[0]!).FileId).Text("$backend", (string)call[1]!);
            ((SqliteSession)session).Statements.Execute(LedgerSql.AddReplica, arguments, (CancellationToken)call[2]!);
            return Task.CompletedTask;
        }),
    };
}
