namespace Raso.Storage.Crash.Tests;

/// <summary>What must stand in the catalogue, from what the workers told.</summary>
internal sealed class Expected
{
    private Dictionary<string, string> _facts = [];
    private readonly List<Dictionary<string, string?>> _open = [];

    /// <summary>Gets how many calls were acknowledged.</summary>
    public int Calls { get; private set; }

    /// <summary>Gets how many calls were killed before they were acknowledged.</summary>
    public int Killed { get; private set; }

    /// <summary>Gets how many calls ended with an outcome that could not be asked for.</summary>
    public int Unknown { get; private set; }

    /// <summary>Gets how many calls failed, by the code of their typed error.</summary>
    public SortedDictionary<string, int> Failed { get; } = [];

    /// <summary>Takes in all that one worker told until it was killed.</summary>
    public void Add(IEnumerable<string> told)
    {
        Dictionary<string, string?>? begun = null;
        foreach (var line in told)
        {
            switch (line.Split(' ')[0])
            {
                case "begin":
                    begun = Read(line);
                    break;
                case "done":
                    Apply(begun!);
                    begun = null;
                    Calls++;
                    break;
                case "failed":
                    // A typed error says that nothing was done.
                    begun = null;
                    Failed[line.Split(' ')[1]] = Failed.GetValueOrDefault(line.Split(' ')[1]) + 1;
                    break;
                case "unknown":
                    _open.Add(begun!);
                    begun = null;
                    Unknown++;
                    break;
                case "#":
                    break;
                default:
                    throw new InvalidOperationException($"A worker told '{line}'.");
            }
        }

        if (begun is not null)
        {
            _open.Add(begun);
            Killed++;
        }
    }

    /// <summary>Holds what stands there against what must: each acknowledged call as it was told, each other one wholly or not at all. From then on it must stay as it is.</summary>
    public void Judge(Dictionary<string, string> found)
    {
        foreach (var call in _open)
        {
            var done = call.All(change => found.GetValueOrDefault(change.Key) == change.Value);
            if (done)
            {
                Apply(call);
            }
        }

        _open.Clear();
        found.Should().BeEquivalentTo(_facts, "what was acknowledged holds, what was not was done wholly or not at all, and what was deleted stays deleted");
        _facts = found;
    }

    /// <summary>Takes what stands there now for what must, after a change that no worker made.</summary>
    public void Accept(Dictionary<string, string> found) => _facts = found;

    private void Apply(Dictionary<string, string?> changes)
    {
        foreach (var (key, state) in changes)
        {
            if (state is null)
            {
                _facts.Remove(key);
            }
            else
            {
                _facts[key] = state;
            }
        }
    }

    private static Dictionary<string, string?> Read(string line) => line.Split(' ').Skip(1).Select(word => word.Split('=', 2)).ToDictionary(
        parts => parts[0], parts => parts[1].Length == 0 ? null : parts[1]);
}
