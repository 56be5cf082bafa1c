namespace Raso.Storage.Local.PowerLoss;

/// <summary>A handle of a <see cref="DiskFolder"/>.</summary>
internal sealed class SimulatedFolder(string path, DiskFolder node) : Folder(path)
{
    public DiskFolder Node { get; } = node;

    public override void Dispose()
    {
    }
}
