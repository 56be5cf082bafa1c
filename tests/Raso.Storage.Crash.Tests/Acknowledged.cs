namespace Raso.Storage.Crash.Tests;

/// <summary>What workers were told is done, and so must hold after any crash.</summary>
internal sealed class Acknowledged
{
    private readonly Dictionary<Guid, List<string>> _videos = [];
    private readonly HashSet<Guid> _papers = [];
    private readonly Dictionary<Guid, string> _pdfs = [];
    private readonly HashSet<Guid> _mayBeGone = [];

    /// <summary>Gets the papers that must be there.</summary>
    public IEnumerable<Guid> Papers => _papers.Where(id => !_mayBeGone.Contains(id));

    /// <summary>Gets the videos that must be there, each with the hashes that it was acknowledged with.</summary>
    public IEnumerable<KeyValuePair<Guid, List<string>>> Videos => _videos.Where(video => !_mayBeGone.Contains(video.Key));

    /// <summary>Gets what must be gone.</summary>
    public HashSet<Guid> Gone { get; } = [];

    public int Calls { get; private set; }

    public void Add(IEnumerable<string> lines)
    {
        foreach (var words in lines.Where(line => line != "ready" && line[0] != '#').Select(line => line.Split(' ')))
        {
            var id = Guid.Parse(words[1]);
            Calls++;
            switch (words[0])
            {
                case "paper":
                    _papers.Add(id);
                    break;
                case "pdf":
                    _pdfs[id] = words[2];
                    break;
                case "video":
                    (_videos.TryGetValue(id, out var hashes) ? hashes : _videos[id] = []).Add(words[2]);
                    break;
                case "deleting":
                    _mayBeGone.Add(id);
                    Calls--;
                    break;
                case "deleted":
                    Gone.Add(id);
                    break;
                default:
                    throw new InvalidOperationException($"A worker told '{words[0]}'.");
            }
        }
    }

    public bool HadPdf(Guid paper) => _pdfs.ContainsKey(paper);
}
