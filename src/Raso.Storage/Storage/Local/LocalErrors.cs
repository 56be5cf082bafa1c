namespace Raso.Storage.Local;

/// <summary>Explains the errors of the local driver.</summary>
internal static class LocalErrors
{
    public static DriverError Map(Exception exception) => exception switch
    {
        LocalFileException local => Map(local.Fault, local.Message) with { HidesError = true },
        IOException or UnauthorizedAccessException => Map(ManagedFaults.Classify(exception), exception.Message),
        NotSupportedException => new DriverError(StorageErrorCode.NotSupported, exception.Message),
        _ => new DriverError(StorageErrorCode.Unknown, $"The local storage failed with {exception.GetType().Name}."),
    };

    private static DriverError Map(FileFault fault, string message) => fault switch
    {
        FileFault.NotFound => new(StorageErrorCode.NotFound, message),
        FileFault.Exists => new(StorageErrorCode.AlreadyExists, message),
        FileFault.Precondition => new(StorageErrorCode.PreconditionFailed, message),
        FileFault.NoSpace => new(StorageErrorCode.ResourceExhausted, $"{message} Free space on the disk, or raise the quota."),
        FileFault.TooManyFiles => new(
            StorageErrorCode.ResourceExhausted, $"{message} Raise the limit of open files (ulimit -n), or lower MaxConcurrentRequests.", IsTransient: true, HadNoEffect: true),
        FileFault.AccessDenied => new(StorageErrorCode.PermissionDenied, $"{message} Give the process the rights to read and write below the root."),
        FileFault.ReadOnly => new(StorageErrorCode.PermissionDenied, $"{message} The file system is mounted read-only."),
        FileFault.NotFolder or FileFault.IsFolder or FileFault.Conflict => new(
            StorageErrorCode.InvalidArgument, $"{message} A file system cannot hold a file beside a folder of the same name; choose another path."),
        FileFault.IsLink => new(
            StorageErrorCode.InvalidArgument, $"{message} Links below the root are never followed; put the file or folder itself in its place."),
        FileFault.NotRegular => new(StorageErrorCode.InvalidArgument, $"{message} Only regular files can be stored and read."),
        FileFault.NameTooLong or FileFault.BadName => new(StorageErrorCode.InvalidArgument, $"{message} The file system refuses the name; choose another."),
        FileFault.TooLarge => new(StorageErrorCode.InvalidArgument, message),
        FileFault.BadRange or FileFault.BadRoot => new(StorageErrorCode.InvalidArgument, message),
        FileFault.NotSupported => new(StorageErrorCode.NotSupported, message),
        FileFault.Corrupted => new(StorageErrorCode.Corrupted, message),
        FileFault.Busy => new(StorageErrorCode.Unavailable, message, IsTransient: true, HadNoEffect: true),
        FileFault.Removed => new(StorageErrorCode.Unavailable, message),
        FileFault.OutcomeUnknown => new(StorageErrorCode.OutcomeUnknown, message),
        _ => new(StorageErrorCode.Unknown, message),
    };
}
