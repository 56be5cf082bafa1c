namespace Raso.Storage.Catalog;

/// <summary>The states of a file in the ledger.</summary>
public enum FileState
{
    /// <summary>The intent stands, bytes may be anywhere between none and all; a lease runs.</summary>
    Writing = 0,

    /// <summary>The bytes are acknowledged and rows point to the file.</summary>
    Committed,

    /// <summary>The writing was undone; a tombstone once its bytes are gone.</summary>
    Abandoned,

    /// <summary>No row points to the file any more; its bytes are to be deleted.</summary>
    Deleting,

    /// <summary>Its bytes are deleted; a tombstone.</summary>
    Deleted,
}
