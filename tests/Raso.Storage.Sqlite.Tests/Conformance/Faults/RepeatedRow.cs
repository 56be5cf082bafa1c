using System.Collections.Concurrent;
using Raso.Storage.Catalog;
using Raso.Storage.Papers;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Each page begins with the last row of the page before.</summary>
public sealed class RepeatedRow : CatalogFault
{
    private readonly ConcurrentDictionary<Guid, Paper> _listed = [];

    public override ICatalogSession Spoil(ICatalogSession session) => new FaultySession(session)
    {
        Papers = Intercept.Calls(
            session.Papers,
            nameof(IPaperRows.ListAsync),
            call => ListAsync(session.Papers, (PaperKey?)call[0], (bool)call[1]!, (int)call[2]!, (CancellationToken)call[3]!)),
    };

    private async Task<IReadOnlyList<Paper>> ListAsync(
        IPaperRows papers, PaperKey? after, bool oldestFirst, int limit, CancellationToken cancellationToken)
    {
        var page = await papers.ListAsync(after, oldestFirst, limit, cancellationToken);
        foreach (var paper in page)
        {
            _listed[paper.Id] = paper;
        }

        return after is { } key && page.Count > 0 && _listed.TryGetValue(key.Id, out var repeated) ? [repeated, .. page.Take(limit - 1)] : page;
    }
}
