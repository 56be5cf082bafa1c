namespace Raso.Storage;

/// <summary>Why a catalogue call failed; the same on PostgreSQL and SQLite.</summary>
public enum CatalogErrorCode
{
    /// <summary>The database failed in a way that has no code of its own.</summary>
    Unknown = 0,

    /// <summary>No row has the id.</summary>
    NotFound,

    /// <summary>A row with the id, DOI or another unique value exists already.</summary>
    AlreadyExists,

    /// <summary>The row was changed by somebody else since it was read, or two transactions collided.</summary>
    Conflict,

    /// <summary>A rule of the schema refused the change.</summary>
    ConstraintViolation,

    /// <summary>The lease under which a file was being written or a job was run has run out or was taken away.</summary>
    LeaseLost,

    /// <summary>The COMMIT was sent, its answer was lost, and the outcome could not be asked for.</summary>
    OutcomeUnknown,

    /// <summary>The database could not be reached or is shutting down.</summary>
    Unavailable,

    /// <summary>The schema of the database does not fit this version of the code.</summary>
    SchemaMismatch,

    /// <summary>The database refused the credentials or the rights do not suffice.</summary>
    PermissionDenied,

    /// <summary>Connections, disk space or memory of the database are used up.</summary>
    ResourceExhausted,

    /// <summary>The options name something that cannot hold the catalogue, for example a folder, or a file that is no database.</summary>
    InvalidArgument,

    /// <summary>A relationship of the type depends_on would close a circle; the message shows it.</summary>
    CircularDependency,

    /// <summary>The answer is larger than the limit that the call set, and a part of it would be wrong.</summary>
    LimitExceeded,
}
