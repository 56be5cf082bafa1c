using System.Text.Json;

namespace Raso.Storage.Jobs;

/// <summary>Thrown by a handler: the attempt failed.</summary>
public sealed class JobFailedException : RasoException
{
    /// <summary>Initializes the error.</summary>
    /// <param name="message">What went wrong; it is kept with the job, so never a secret.</param>
    /// <param name="retry">Whether another attempt makes sense; the job has failed for good where not.</param>
    /// <param name="innerException">What caused it, if anything.</param>
    public JobFailedException(string message, bool retry = false, Exception? innerException = null)
        : base(message, innerException) => IsTransient = retry;

    /// <summary>Gets a value indicating whether another attempt makes sense.</summary>
    public override bool IsTransient { get; }

    /// <summary>Gets what was measured: a JSON object or array; what is there stays unless set.</summary>
    public JsonElement? PerformanceMetrics { get; init; }
}
