namespace Raso.Storage;

/// <summary>The root of every error that Raso.Storage raises itself; misuse is <see cref="ArgumentException"/>, cancellation <see cref="OperationCanceledException"/>.</summary>
public abstract class RasoException : Exception
{
    /// <summary>Initializes the error.</summary>
    /// <param name="message">What went wrong and how to mend it; never a secret.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    protected RasoException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Gets a value indicating whether the same call may succeed when it is made again later.</summary>
    public abstract bool IsTransient { get; }
}
