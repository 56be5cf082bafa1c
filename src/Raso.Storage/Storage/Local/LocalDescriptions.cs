namespace Raso.Storage.Local;

/// <summary>Where a local root keeps the descriptions of its files: content type, metadata and checksum.</summary>
public enum LocalDescriptions
{
    /// <summary>What the root was begun with; for a new root attributes where the file system has them, sidecars otherwise.</summary>
    Auto = 0,

    /// <summary>In the extended attribute <c>user.raso</c> of each file.</summary>
    Attributes,

    /// <summary>In a tree of small files below <c>.raso/meta</c>.</summary>
    Sidecar,
}
