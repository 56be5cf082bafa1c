namespace Raso.Storage;

/// <summary>Why a storage call failed; the same on every backend.</summary>
public enum StorageErrorCode
{
    /// <summary>The backend failed in a way that has no code of its own.</summary>
    Unknown = 0,

    /// <summary>No file is stored at the path, or the bucket or folder itself does not exist.</summary>
    NotFound,

    /// <summary>A create-only call found a file at the path.</summary>
    AlreadyExists,

    /// <summary>The ETag that the caller required is not the one that the backend holds.</summary>
    PreconditionFailed,

    /// <summary>The backend refuses the path, the metadata or another value of the call.</summary>
    InvalidArgument,

    /// <summary>The credentials, or the rights of the process on the folder, do not allow the call.</summary>
    PermissionDenied,

    /// <summary>The backend cannot do what an option asks for; see <see cref="StorageCapabilities"/>.</summary>
    NotSupported,

    /// <summary>Space, quota, request rate or open files are used up.</summary>
    ResourceExhausted,

    /// <summary>The bytes do not match their checksum or their length.</summary>
    Corrupted,

    /// <summary>The file is in an archive tier and must be restored before it can be read.</summary>
    Archived,

    /// <summary>The answer was lost and it cannot be told whether the call took effect.</summary>
    OutcomeUnknown,

    /// <summary>The backend could not be reached, timed out, or is known to be down.</summary>
    Unavailable,

    /// <summary>The backend is not the store that the catalogue knows under its name, or its store belongs to another name; see <see cref="Files.IBackendIdentities"/>.</summary>
    IdentityMismatch,
}
