namespace Raso.Storage.Local.PowerLoss;

/// <summary>What a disk only pretends to do, as a driver that forgets it would.</summary>
public enum DiskLie
{
    None,
    FileSync,
    FolderSync,
}
