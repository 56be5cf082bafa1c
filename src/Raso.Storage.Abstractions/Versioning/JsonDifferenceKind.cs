namespace Raso.Storage.Versioning;

/// <summary>How a value of two JSON documents differs.</summary>
public enum JsonDifferenceKind
{
    /// <summary>Only the newer document has it.</summary>
    Added = 0,

    /// <summary>Only the older document has it.</summary>
    Removed,

    /// <summary>Both have it, with other values.</summary>
    Changed,
}
