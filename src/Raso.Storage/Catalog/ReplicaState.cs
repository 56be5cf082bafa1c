namespace Raso.Storage.Catalog;

/// <summary>The states of one replica in the ledger.</summary>
public enum ReplicaState
{
    /// <summary>The backend may have some of the bytes.</summary>
    Writing = 0,

    /// <summary>The backend has acknowledged the bytes.</summary>
    Stored,

    /// <summary>The backend should have the bytes and has not, or has them damaged.</summary>
    Missing,

    /// <summary>The bytes were deleted.</summary>
    Deleted,
}
