using Raso.Storage.Assets;

namespace Raso.Storage.Relationships;

/// <summary>Splits a graph into its strongly connected components by Tarjan's algorithm, without recursion, so that a long chain overflows no stack.</summary>
internal sealed class StrongComponents
{
    private readonly Dictionary<AssetReference, List<AssetReference>> _edges;
    private readonly Dictionary<AssetReference, Mark> _marks = [];
    private readonly Stack<Mark> _open = [];
    private readonly List<IReadOnlyList<AssetReference>> _components = [];

    private StrongComponents(Dictionary<AssetReference, List<AssetReference>> edges) => _edges = edges;

    /// <summary>Gets the components, each after those that its edges lead to. Edges to what is no node are left out.</summary>
    public static IReadOnlyList<IReadOnlyList<AssetReference>> Of(Dictionary<AssetReference, List<AssetReference>> edges)
    {
        var run = new StrongComponents(edges);
        foreach (var node in edges.Keys)
        {
            if (!run._marks.ContainsKey(node))
            {
                run.Visit(node);
            }
        }

        return run._components;
    }

    private void Visit(AssetReference root)
    {
        var path = new Stack<Mark>();
        path.Push(Enter(root));
        while (path.TryPeek(out var mark))
        {
            if (mark.Next < _edges[mark.Node].Count)
            {
                var to = _edges[mark.Node][mark.Next++];
                if (!_marks.TryGetValue(to, out var seen))
                {
                    if (_edges.ContainsKey(to))
                    {
                        path.Push(Enter(to));
                    }
                }
                else if (seen.IsOpen)
                {
                    mark.Low = Math.Min(mark.Low, seen.Number);
                }

                continue;
            }

            path.Pop();
            if (path.TryPeek(out var parent))
            {
                parent.Low = Math.Min(parent.Low, mark.Low);
            }

            if (mark.Low == mark.Number)
            {
                Close(mark);
            }
        }
    }

    private Mark Enter(AssetReference node)
    {
        var mark = new Mark(node, _marks.Count);
        _marks.Add(node, mark);
        _open.Push(mark);
        return mark;
    }

    private void Close(Mark first)
    {
        var component = new List<AssetReference>();
        Mark mark;
        do
        {
            mark = _open.Pop();
            mark.IsOpen = false;
            component.Add(mark.Node);
        }
        while (mark != first);

        _components.Add(component);
    }

    /// <summary>What is known of a node that was entered.</summary>
    private sealed class Mark(AssetReference node, int number)
    {
        public AssetReference Node => node;

        public int Number { get; } = number;

        public int Low { get; set; } = number;

        public int Next { get; set; }

        public bool IsOpen { get; set; } = true;
    }
}
