namespace Raso.Storage.Local;

/// <summary>The local driver's own error; <see cref="LocalErrors"/> explains it.</summary>
internal sealed class LocalFileException(FileFault fault, string message, Exception? innerException = null)
    : IOException(message, innerException)
{
    public FileFault Fault { get; } = fault;
}
