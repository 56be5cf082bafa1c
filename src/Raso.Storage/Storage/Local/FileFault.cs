namespace Raso.Storage.Local;

/// <summary>What a file system call ran into, the same on every operating system.</summary>
internal enum FileFault
{
    Other = 0,
    NotFound,
    Exists,
    NotFolder,
    IsFolder,
    IsLink,
    NotRegular,
    NotEmpty,
    NoSpace,
    TooManyFiles,
    AccessDenied,
    ReadOnly,
    NotSupported,
    NameTooLong,
    BadName,
    Busy,
    Conflict,
    TooLarge,
    Precondition,
    BadRange,
    Corrupted,
    Removed,
    OutcomeUnknown,
    BadRoot,
}
