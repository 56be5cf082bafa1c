namespace Raso.Storage.Local.PowerLoss;

/// <summary>A change of one or two names, which a power loss keeps or drops as a whole, as a journal does.</summary>
/// <param name="Slots">The names that it sets; to nothing where the node is <see langword="null"/>.</param>
internal sealed record NameChange(IReadOnlyList<(DiskFolder Folder, string Name, DiskNode? Node)> Slots)
{
    public bool Touches(DiskFolder folder) => Slots.Any(slot => slot.Folder == folder);

    /// <summary>Tells whether this change can only reach the disk after an earlier one.</summary>
    public bool DependsOn(NameChange earlier) =>
        earlier.Slots.Any(before => Slots.Any(after => before.Folder == after.Folder && before.Name == after.Name));

    public void Apply(Func<DiskFolder, IDictionary<string, DiskNode>> namesOf)
    {
        foreach (var (folder, name, node) in Slots)
        {
            if (node is null)
            {
                namesOf(folder).Remove(name);
            }
            else
            {
                namesOf(folder)[name] = node;
            }
        }
    }
}
