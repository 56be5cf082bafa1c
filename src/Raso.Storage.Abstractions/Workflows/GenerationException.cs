namespace Raso.Storage.Workflows;

/// <summary>Parts of a plan could not be made. What is finished stays, and the same call goes on from there.</summary>
public sealed class GenerationException : RasoException
{
    /// <summary>Initializes the error.</summary>
    /// <param name="message">Which parts failed; never a secret.</param>
    /// <param name="report">What is finished, and what is not.</param>
    /// <param name="innerException">Why the first of the failed parts did.</param>
    /// <exception cref="ArgumentNullException">There is no report.</exception>
    public GenerationException(string message, GenerationReport report, Exception? innerException)
        : base(message, innerException)
    {
        ArgumentNullException.ThrowIfNull(report);
        Report = report;
    }

    /// <summary>Gets what is finished, and what is not.</summary>
    public GenerationReport Report { get; }

    /// <summary>Gets a value indicating whether every part that failed may succeed when the call is made again later, as far as the errors tell.</summary>
    public override bool IsTransient => Report.Parts.Where(part => part.Error is not null).All(part => part.Error is RasoException { IsTransient: true });
}
