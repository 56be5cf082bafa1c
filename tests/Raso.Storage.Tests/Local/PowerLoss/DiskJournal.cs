namespace Raso.Storage.Local.PowerLoss;

/// <summary>The changes of names that were not synced, in the order in which they were made.</summary>
internal sealed class DiskJournal
{
    private readonly List<NameChange> _unsynced = [];

    public void Make(params (DiskFolder Folder, string Name, DiskNode? Node)[] slots)
    {
        var change = new NameChange(slots);
        change.Apply(folder => folder.Names);
        _unsynced.Add(change);
    }

    /// <summary>Makes every change of a folder's names durable, and what those depend on.</summary>
    public void Sync(DiskFolder folder)
    {
        var synced = new HashSet<NameChange>(ReferenceEqualityComparer.Instance);
        for (var index = _unsynced.Count - 1; index >= 0; index--)
        {
            var change = _unsynced[index];
            if (change.Touches(folder) || synced.Any(later => later.DependsOn(change)))
            {
                synced.Add(change);
            }
        }

        foreach (var change in _unsynced.Where(synced.Contains))
        {
            change.Apply(changed => changed.Synced);
        }

        _unsynced.RemoveAll(synced.Contains);
    }

    /// <summary>Chooses what a power loss leaves of the changes: none, all, those up to some moment, or any that do not depend on a dropped one.</summary>
    public List<NameChange> Survive(Random random)
    {
        var mode = random.Next(4);
        var moment = random.Next(_unsynced.Count + 1);
        var dropped = new List<NameChange>();
        var kept = new List<NameChange>();
        for (var index = 0; index < _unsynced.Count; index++)
        {
            var change = _unsynced[index];
            var isKept = mode switch
            {
                0 => false,
                1 => true,
                2 => index < moment,
                _ => random.Next(2) == 0 && !dropped.Exists(change.DependsOn),
            };
            (isKept ? kept : dropped).Add(change);
        }

        return kept;
    }
}
