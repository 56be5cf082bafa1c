namespace Raso.Storage.Local;

/// <summary>The local driver's own error; <see cref="LocalErrors"/> explains it. Its inner exception is one that callers know: the framework's, or the system's error as the framework would throw it.</summary>
internal sealed class LocalFileException(FileFault fault, string message, Exception? innerException = null)
    : IOException(message, innerException is LocalFileException own ? own.InnerException : innerException)
{
    public FileFault Fault { get; } = fault;
}
