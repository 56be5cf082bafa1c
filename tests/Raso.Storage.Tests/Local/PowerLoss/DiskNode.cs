namespace Raso.Storage.Local.PowerLoss;

/// <summary>A file or a folder of a <see cref="SimulatedDisk"/>.</summary>
internal abstract class DiskNode(ulong identity, long born)
{
    public ulong Identity { get; } = identity;

    public long Born { get; } = born;
}
