namespace Raso.Storage.Architecture.Tests;

/// <summary>Finds the groups of rooms that can reach each other (Tarjan's strongly connected components).</summary>
internal sealed class Circles
{
    private readonly ILookup<string, string> _targets;
    private readonly Dictionary<string, int> _index = [];
    private readonly Dictionary<string, int> _low = [];
    private readonly Stack<string> _stack = [];
    private readonly HashSet<string> _onStack = [];
    private readonly List<IReadOnlyList<string>> _found = [];

    private Circles(IEnumerable<Edge> edges) => _targets = edges.ToLookup(edge => edge.From, edge => edge.To);

    internal static IReadOnlyList<IReadOnlyList<string>> Among(IReadOnlyCollection<Edge> edges)
    {
        var search = new Circles(edges);
        foreach (var room in edges.Select(edge => edge.From).Distinct().Order(StringComparer.Ordinal))
        {
            if (!search._index.ContainsKey(room))
            {
                search.Visit(room);
            }
        }

        return search._found;
    }

    private void Visit(string room)
    {
        _index[room] = _low[room] = _index.Count;
        _stack.Push(room);
        _onStack.Add(room);
        foreach (var target in _targets[room])
        {
            if (!_index.TryGetValue(target, out var seen))
            {
                Visit(target);
                _low[room] = Math.Min(_low[room], _low[target]);
            }
            else if (_onStack.Contains(target))
            {
                _low[room] = Math.Min(_low[room], seen);
            }
        }

        if (_low[room] == _index[room])
        {
            Close(room);
        }
    }

    private void Close(string first)
    {
        var group = new List<string>();
        string room;
        do
        {
            room = _stack.Pop();
            _onStack.Remove(room);
            group.Add(room);
        }
        while (room != first);

        if (group.Count > 1)
        {
            group.Sort(StringComparer.Ordinal);
            _found.Add(group);
        }
    }
}
