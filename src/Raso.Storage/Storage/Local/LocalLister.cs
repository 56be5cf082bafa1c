namespace Raso.Storage.Local;

/// <summary>Lists page by page. A walk that has more to give is kept for the next page, so that a large folder is not read again for each; one that was dropped begins again after the last key.</summary>
internal sealed class LocalLister
{
    private const int MaxKept = 8;

    private readonly Lock _gate = new();
    private readonly LinkedList<(ListPageRequest Next, ListWalk Walk)> _kept = new();

    public ListPage List(LocalRoot root, ListPageRequest request, CancellationToken cancellationToken)
    {
        var walk = Take(request) ?? new ListWalk(root, request.Prefix, request.FoldFolders, Later(request.StartAfter, request.Continuation));
        var entries = new List<ListedEntry>();
        if (!walk.TryRead(request.PageSize, entries, cancellationToken) || entries.Count == 0)
        {
            return new ListPage(entries, null);
        }

        var continuation = entries[^1].Path;
        Keep(request with { Continuation = continuation, PageSize = 0 }, walk);
        return new ListPage(entries, continuation);
    }

    private static string? Later(string? startAfter, string? continuation) =>
        startAfter is null ? continuation
        : continuation is null || Utf8Order.Instance.Compare(startAfter, continuation) > 0 ? startAfter
        : continuation;

    private ListWalk? Take(ListPageRequest request)
    {
        if (request.Continuation is null)
        {
            return null;
        }

        var wanted = request with { PageSize = 0 };
        lock (_gate)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Next == wanted)
                {
                    _kept.Remove(node);
                    return node.Value.Walk;
                }
            }
        }

        return null;
    }

    private void Keep(ListPageRequest next, ListWalk walk)
    {
        lock (_gate)
        {
            _kept.AddLast((next, walk));
            if (_kept.Count > MaxKept)
            {
                _kept.RemoveFirst();
            }
        }
    }
}
