namespace Raso.Storage.Workflows;

/// <summary>A set of places, kept as ranges: as small as what is missing between them is few.</summary>
internal sealed class IndexRanges
{
    private readonly List<(long First, long Last)> _ranges = [];

    public IReadOnlyList<(long First, long Last)> Ranges => _ranges;

    /// <summary>Takes over ranges that were given out before.</summary>
    /// <returns>The set, or <see langword="null"/> where they are no ranges in order.</returns>
    public static IndexRanges? Of(IEnumerable<(long First, long Last)> ranges)
    {
        var set = new IndexRanges();
        var end = -1L;
        foreach (var (first, last) in ranges)
        {
            // Those that touch would have been one.
            if (first <= end || last < first || (end >= 0 && first == end + 1))
            {
                return null;
            }

            set._ranges.Add((first, last));
            end = last;
        }

        return set;
    }

    public bool Contains(long index)
    {
        var at = FirstEndingFrom(index);
        return at < _ranges.Count && _ranges[at].First <= index;
    }

    public void Add(long index)
    {
        // What ends just before the place can be made longer, too.
        var at = FirstEndingFrom(index - 1);
        if (at == _ranges.Count || _ranges[at].First > index + 1)
        {
            _ranges.Insert(at, (index, index));
            return;
        }

        var (first, last) = _ranges[at];
        if (first <= index && index <= last)
        {
            return;
        }

        if (index < first)
        {
            _ranges[at] = (index, last);
            return;
        }

        if (at + 1 < _ranges.Count && _ranges[at + 1].First == index + 1)
        {
            _ranges[at] = (first, _ranges[at + 1].Last);
            _ranges.RemoveAt(at + 1);
            return;
        }

        _ranges[at] = (first, index);
    }

    // The first range that ends at the place or after it, by halving.
    private int FirstEndingFrom(long index)
    {
        int low = 0, high = _ranges.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ranges[middle].Last < index)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
