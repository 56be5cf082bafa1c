using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Each page begins with the last row of the page before.</summary>
public sealed class RepeatedRow : CatalogFault
{
    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Papers = Intercept.Calls(
            session.Papers,
            nameof(IPaperRows.ListAsync),
            call => ListAsync(session.Papers, (PaperKey?)call[0], (bool)call[1]!, (int)call[2]!, (CancellationToken)call[3]!)),
    };

    private static async Task<IReadOnlyList<Papers.Paper>> ListAsync(
        IPaperRows papers, PaperKey? after, bool oldestFirst, int limit, CancellationToken cancellationToken)
    {
        var page = await papers.ListAsync(after, oldestFirst, limit, cancellationToken);
        return after is { } key && page.Count > 0 && await papers.GetAsync(key.Id, cancellationToken) is { } repeated
            ? [repeated, .. page.Take(limit - 1)]
            : page;
    }
}
