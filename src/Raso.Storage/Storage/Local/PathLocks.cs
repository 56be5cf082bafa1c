namespace Raso.Storage.Local;

/// <summary>Lets the writers of one path, within this driver, take turns at looking and renaming. Paths that share a lock only wait.</summary>
internal sealed class PathLocks
{
    private const int Count = 1024;

    private readonly Lock[] _locks = [.. Enumerable.Range(0, Count).Select(_ => new Lock())];

    public Lock For(StoragePath path) => _locks[(uint)path.GetHashCode() % Count];
}
