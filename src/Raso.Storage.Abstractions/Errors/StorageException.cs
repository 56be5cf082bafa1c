namespace Raso.Storage;

/// <summary>A storage call failed.</summary>
public sealed class StorageException : RasoException
{
    /// <summary>Initializes the error.</summary>
    /// <param name="code">Why the call failed.</param>
    /// <param name="message">What went wrong and how to mend it; never a secret.</param>
    /// <param name="backend">The name of the backend, or <see langword="null"/> where none is concerned.</param>
    /// <param name="path">The path of the file, or <see langword="null"/> where none is concerned.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The provider's own error, if there was one.</param>
    public StorageException(
        StorageErrorCode code,
        string message,
        string? backend = null,
        StoragePath? path = null,
        bool isTransient = false,
        Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        Backend = backend;
        Path = path;
        IsTransient = isTransient;
    }

    /// <summary>Gets the reason, the same on every backend.</summary>
    public StorageErrorCode Code { get; }

    /// <summary>Gets the name of the backend that failed, or <see langword="null"/> where none is concerned.</summary>
    public string? Backend { get; }

    /// <summary>Gets the path of the file that the call named, or <see langword="null"/> where it named none.</summary>
    public StoragePath? Path { get; }

    /// <inheritdoc/>
    public override bool IsTransient { get; }
}
