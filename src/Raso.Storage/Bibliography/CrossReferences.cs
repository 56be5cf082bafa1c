namespace Raso.Storage.Bibliography;

/// <summary>
/// Fields that an entry takes from the one that its <c>crossref</c> names. That one may stand above or, as BibTeX wants it, below; how much is
/// remembered and how much waits is bounded, the oldest goes first.
/// </summary>
internal sealed class CrossReferences(int limit, FaultLog log)
{
    private const int Overhead = 100;
    private static readonly string[] Inherited = ["author", "editor", "year", "month", "day", "date", "journal", "journaltitle", "booktitle"];
    private readonly Dictionary<string, BibTexEntry> _parents = new(StringComparer.OrdinalIgnoreCase);
    private readonly Queue<(string Key, int Length)> _remembered = new();
    private readonly LinkedList<(BibTexEntry Entry, string Parent, int Length)> _waiting = new();
    private readonly Dictionary<string, List<LinkedListNode<(BibTexEntry Entry, string Parent, int Length)>>> _byParent = new(StringComparer.OrdinalIgnoreCase);
    private long _rememberedLength;
    private long _waitingLength;

    /// <summary>Gives the entries that are ready now: this one, unless it waits for its parent, and those that waited for this one.</summary>
    public IEnumerable<BibTexEntry> Add(BibTexEntry entry)
    {
        var parent = ParentOf(entry);
        if (parent is null || _parents.ContainsKey(parent))
        {
            if (parent is not null)
            {
                Inherit(entry, _parents[parent]);
            }

            yield return entry;
        }
        else
        {
            Wait(entry, parent);
        }

        if (entry.Key is not null)
        {
            Remember(entry);
            foreach (var child in ChildrenOf(entry))
            {
                yield return child;
            }
        }

        while (_waitingLength > limit)
        {
            yield return GiveUp();
        }
    }

    /// <summary>Gives the entries whose parents never came.</summary>
    public IEnumerable<BibTexEntry> End()
    {
        while (_waiting.Count > 0)
        {
            yield return GiveUp();
        }
    }

    // An entry that lacks nothing needs no parent.
    private static string? ParentOf(BibTexEntry entry)
    {
        if (entry["crossref"]?.Value.Trim() is not { Length: > 0 } parent || string.Equals(parent, entry.Key, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var isWhole = entry.Has("author") && (entry.Has("year") || entry.Has("date")) && (entry.Has("journal") || entry.Has("journaltitle") || entry.Has("booktitle"));
        return isWhole ? null : parent;
    }

    private static void Inherit(BibTexEntry child, BibTexEntry parent)
    {
        // The date of one and the year of the other would contradict each other.
        var hasDate = child.Has("year") || child.Has("date");
        foreach (var field in Inherited)
        {
            if (parent[field] is { } value && !child.Has(field) && !(hasDate && field is "year" or "month" or "day" or "date"))
            {
                child.Add(field, value);
            }
        }

        if (parent["title"] is { } title && !child.Has("booktitle") && !child.Has("journal") && !child.Has("journaltitle"))
        {
            child.Add("booktitle", title);
        }
    }

    private void Remember(BibTexEntry entry)
    {
        if (!_parents.TryAdd(entry.Key!, entry))
        {
            return;
        }

        _remembered.Enqueue((entry.Key!, entry.Length + Overhead));
        _rememberedLength += entry.Length + Overhead;
        while (_rememberedLength > limit)
        {
            var (key, length) = _remembered.Dequeue();
            _parents.Remove(key);
            _rememberedLength -= length;
        }
    }

    private void Wait(BibTexEntry entry, string parent)
    {
        var node = _waiting.AddLast((entry, parent, entry.Length + Overhead));
        _waitingLength += node.Value.Length;
        if (!_byParent.TryGetValue(parent, out var siblings))
        {
            _byParent[parent] = siblings = [];
        }

        siblings.Add(node);
    }

    private List<BibTexEntry> ChildrenOf(BibTexEntry parent)
    {
        if (!_byParent.Remove(parent.Key!, out var nodes))
        {
            return [];
        }

        foreach (var node in nodes)
        {
            _waiting.Remove(node);
            _waitingLength -= node.Value.Length;
            Inherit(node.Value.Entry, parent);
        }

        return [.. nodes.Select(node => node.Value.Entry)];
    }

    private BibTexEntry GiveUp()
    {
        var first = _waiting.First!;
        var (entry, parent, length) = first.Value;
        _waiting.RemoveFirst();
        _waitingLength -= length;
        var siblings = _byParent[parent];
        siblings.Remove(first);
        if (siblings.Count == 0)
        {
            _byParent.Remove(parent);
        }

        var line = entry["crossref"]!.Value.Line;
        log.Note(line, entry.Key, "crossref", BibliographyFaultReason.UnknownCrossReference, $"names '{parent}', which was not found; nothing was inherited.");
        return entry;
    }
}
