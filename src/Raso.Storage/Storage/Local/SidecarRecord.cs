namespace Raso.Storage.Local;

/// <summary>A sidecar: the description of a file, and until the next write that of the file before it, because a crash may leave either at the path.</summary>
internal sealed record SidecarRecord(string Path, IReadOnlyList<SidecarEntry> Entries);
