namespace Raso.Storage.Clouds.Tests.Faults.Plain;

/// <summary>The plain store said no.</summary>
internal sealed class PlainException(int status, TimeSpan? retryAfter) : Exception($"The plain store answered {status}.")
{
    public int Status => status;

    public TimeSpan? RetryAfter => retryAfter;
}
