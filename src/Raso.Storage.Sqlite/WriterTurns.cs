namespace Raso.Storage.Sqlite;

/// <summary>The turns of writers, one for each database file that this process has open: catalogues on one file queue here instead of colliding at SQLite's lock.</summary>
internal static class WriterTurns
{
    private static readonly Dictionary<string, Shared> Files = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    /// <summary>Gets the turn of a file, to be given back with <see cref="Leave"/>. Another name of the same file has its own turn; its writers wait at SQLite's lock.</summary>
    public static SemaphoreSlim Join(string file)
    {
        lock (Gate)
        {
            if (!Files.TryGetValue(file, out var shared))
            {
                Files.Add(file, shared = new Shared());
            }

            shared.Users++;
            return shared.Turn;
        }
    }

    /// <summary>Forgets the turn of a file when its last catalogue leaves.</summary>
    public static void Leave(string file)
    {
        lock (Gate)
        {
            if (--Files[file].Users == 0)
            {
                Files.Remove(file);
            }
        }
    }

    private sealed class Shared
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
