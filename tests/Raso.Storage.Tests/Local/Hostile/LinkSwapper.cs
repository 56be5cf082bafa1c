namespace Raso.Storage.Local.Hostile;

/// <summary>Swaps folders and files below a root for links to a guarded folder, and back, as fast as it can.</summary>
internal sealed class LinkSwapper(string root, string guarded, int seed) : IDisposable
{
    private static readonly (string Name, string Target)[] Places =
    [
        ("a", ""), ("a/b", "b"), ("a/b/c", "b/c"), ("a/b/c/secret", "b/c/secret"), (".raso/tmp", ""), (".raso/meta", ""), (".raso", ""),
    ];

    private readonly CancellationTokenSource _stop = new();
    private readonly Random _random = new(seed);
    private int _swaps;

    public int Swaps => Volatile.Read(ref _swaps);

    public void Run()
    {
        var aside = Path.Combine(root, "aside");
        while (!_stop.IsCancellationRequested)
        {
            var (name, target) = Places[_random.Next(Places.Length)];
            var place = Path.Combine(root, name);
            try
            {
                Directory.Move(place, aside);
                File.CreateSymbolicLink(place, Path.Combine(guarded, target));
                File.Delete(place);
                Directory.Move(aside, place);
                Interlocked.Increment(ref _swaps);
            }
            catch (IOException)
            {
                Restore(aside, place, name);
            }
        }
    }

    public void Stop() => _stop.Cancel();

    public void Dispose() => _stop.Dispose();

    // A call deleted the place, or made it anew while it was aside: what it made stays, and is swapped from now on.
    private static void Restore(string aside, string place, string name)
    {
        if (File.Exists(aside))
        {
            File.Delete(aside);
        }
        else if (Directory.Exists(aside))
        {
            if (name.StartsWith(".raso", StringComparison.Ordinal) && !Directory.Exists(place))
            {
                Directory.Move(aside, place);
            }
            else
            {
                Directory.Delete(aside, recursive: true);
            }
        }
    }
}
