namespace Raso.Storage;

/// <summary>A catalogue call failed.</summary>
public sealed class CatalogException : RasoException
{
    /// <summary>Initializes the error.</summary>
    /// <param name="code">Why the call failed.</param>
    /// <param name="message">What went wrong and how to mend it; never a secret.</param>
    /// <param name="isTransient">Whether the same call may succeed later.</param>
    /// <param name="innerException">The database's own error, if there was one.</param>
    public CatalogException(CatalogErrorCode code, string message, bool isTransient = false, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        IsTransient = isTransient;
    }

    /// <summary>Gets the reason, the same on every catalogue.</summary>
    public CatalogErrorCode Code { get; }

    /// <inheritdoc/>
    public override bool IsTransient { get; }
}
